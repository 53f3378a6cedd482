import {
  type ListEngagementResourceAssociationsCommandInput,
  paginateListEngagementResourceAssociations,
} from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accounts,
  Catalog,
  invite,
  openEngagement,
  openTestPartners,
  type TestPartners,
} from '../engagements/test-partners'
import { created, refusalOf } from '../test-emulator'

let service: TestPartners
/** The first partner's own, and one that the second partner shares. */
let own: { engagement: string; opportunity: string }
let shared: { engagement: string; opportunity: string; second: string }

async function submitted(): Promise<{ engagement: string; opportunity: string }> {
  const { id } = await created(service)
  const { EngagementId } = await service.client.startEngagementFromOpportunityTask({
    Catalog,
    ClientToken: crypto.randomUUID(),
    Identifier: id,
    AwsSubmission: { InvolvementType: 'Co-Sell' },
  })
  return { engagement: EngagementId as string, opportunity: id }
}

beforeAll(async () => {
  service = await openTestPartners()
  own = await submitted()
  const deal = await submitted()
  const Identifier = await invite(service, deal.engagement)
  const { OpportunityId } = await service.second.startEngagementByAcceptingInvitationTask({
    Catalog,
    ClientToken: 'accept',
    Identifier,
  })
  shared = { ...deal, second: OpportunityId as string }
})
afterAll(() => service.close())

type Query = Partial<ListEngagementResourceAssociationsCommandInput>

const list = (query: Query, client = service.client) =>
  client.listEngagementResourceAssociations({ Catalog, ...query })

async function listed(query: Query = {}, client = service.client) {
  const { EngagementResourceAssociationSummaries = [] } = await list(query, client)
  return EngagementResourceAssociationSummaries.map(({ ResourceId }) => ResourceId)
}

test('shows what belongs to engagements of the caller, its own and that of others', async () => {
  expect(await listed()).toEqual([own.opportunity, shared.opportunity, shared.second])
  expect(await listed({}, service.second)).toEqual([shared.opportunity, shared.second])
  expect(await listed({}, service.third)).toEqual([])
  expect(await listed({ Catalog: 'AWS' })).toEqual([])
})

test('says whose resource belongs to which engagement', async () => {
  const { EngagementResourceAssociationSummaries } = await list({ ResourceIdentifier: shared.second })
  expect(EngagementResourceAssociationSummaries).toEqual([
    {
      Catalog,
      EngagementId: shared.engagement,
      ResourceType: 'Opportunity',
      ResourceId: shared.second,
      CreatedBy: accounts.second,
    },
  ])
})

test('filters by engagement, resource, type and creator', async () => {
  expect(await listed({ EngagementIdentifier: own.engagement })).toEqual([own.opportunity])
  expect(await listed({ ResourceType: 'Opportunity', ResourceIdentifier: own.opportunity })).toEqual([
    own.opportunity,
  ])
  expect(await listed({ CreatedBy: accounts.second })).toEqual([shared.second])
  expect(await listed({ EngagementIdentifier: own.engagement, CreatedBy: accounts.second })).toEqual([])
  expect(await listed({ ResourceIdentifier: 'O1' })).toEqual([])
})

test('does not know an engagement that the caller is not in', async () => {
  const call = list({ EngagementIdentifier: own.engagement }, service.second)
  expect((await refusalOf(call)).name).toBe('ResourceNotFoundException')
  const { id } = await openEngagement(service)
  expect(await listed({ EngagementIdentifier: id })).toEqual([])
})

test('takes no ARN for an engagement', async () => {
  const arn = `arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement/${own.engagement}`
  expect((await refusalOf(list({ EngagementIdentifier: arn }))).issues).toEqual([
    'engagementIdentifier INVALID_STRING_FORMAT',
  ])
})

test('pages through every association once', async () => {
  const seen: unknown[] = []
  const pages = paginateListEngagementResourceAssociations(
    { client: service.client, pageSize: 1 },
    { Catalog },
  )
  for await (const { EngagementResourceAssociationSummaries = [] } of pages) {
    seen.push(...EngagementResourceAssociationSummaries.map(({ ResourceId }) => ResourceId))
  }
  expect(seen).toEqual([own.opportunity, shared.opportunity, shared.second])
})
