import {
  type ListEngagementsCommandInput,
  paginateListEngagements,
} from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accounts,
  Catalog,
  invite,
  lead,
  openEngagement,
  openTestPartners,
  referred,
  type TestPartners,
} from '../engagements/test-partners'
import { refusalOf } from '../test-emulator'

let service: TestPartners
const engagements: { id: string; arn: string }[] = []

/** Of the first partner a minute apart: a project, a lead, a project that the second partner is in, and AWS's. */
beforeAll(async () => {
  service = await openTestPartners()
  engagements.push(await openEngagement(service, 'Zero'))
  service.clock.advance(60)
  const made = await service.client.createEngagement({
    Catalog,
    ClientToken: 'lead',
    Contexts: [{ Type: 'Lead', Payload: { Lead: lead } }],
  })
  engagements.push({ id: made.Id as string, arn: made.Arn as string })
  service.clock.advance(60)
  const shared = await openEngagement(service, 'Two')
  engagements.push(shared)
  const Identifier = await invite(service, shared.id)
  await service.second.acceptEngagementInvitation({ Catalog, Identifier })
  service.clock.advance(60)
  const { invitationId } = await referred(service)
  const ClientToken = 'referral'
  await service.client.startEngagementByAcceptingInvitationTask({
    Catalog,
    ClientToken,
    Identifier: invitationId,
  })
  const { EngagementId } = await service.client.getEngagementInvitation({ Catalog, Identifier: invitationId })
  engagements.push({ id: EngagementId as string, arn: '' })
})
afterAll(() => service.close())

type Query = Partial<ListEngagementsCommandInput>

const list = (query: Query, client = service.client) => client.listEngagements({ Catalog, ...query })

async function listed(query: Query = {}, client = service.client): Promise<number[]> {
  const { EngagementSummaryList = [] } = await list(query, client)
  return EngagementSummaryList.map(({ Id }) => engagements.findIndex(({ id }) => id === Id))
}

test('shows the engagements of a member, newest first, and no others', async () => {
  expect(await listed()).toEqual([3, 2, 1, 0])
  expect(await listed({}, service.second)).toEqual([2])
  expect(await listed({}, service.third)).toEqual([])
  expect(await listed({ Catalog: 'AWS' })).toEqual([])
})

test('summarises an engagement', async () => {
  const { EngagementSummaryList } = await list({ EngagementIdentifier: [engagements[2]?.id as string] })
  expect(EngagementSummaryList).toEqual([
    {
      Id: engagements[2]?.id,
      Arn: engagements[2]?.arn,
      Title: 'Two',
      CreatedAt: expect.any(Date),
      CreatedBy: accounts.first,
      MemberCount: 2,
      ModifiedAt: expect.any(Date),
      ModifiedBy: accounts.first,
      ContextTypes: ['CustomerProject'],
    },
  ])
})

test('sorts by creation both ways', async () => {
  const SortBy = 'CreatedDate'
  expect(await listed({ Sort: { SortBy, SortOrder: 'ASCENDING' } })).toEqual([0, 1, 2, 3])
  expect(await listed({ Sort: { SortBy, SortOrder: 'DESCENDING' } })).toEqual([3, 2, 1, 0])
})

test.each<[string, Query, number[]]>([
  ['creator', { CreatedBy: ['aws'] }, [3]],
  ['one of several creators', { CreatedBy: ['aws', accounts.first] }, [3, 2, 1, 0]],
  ['anybody but a creator', { ExcludeCreatedBy: ['aws'] }, [2, 1, 0]],
  ['context type', { ContextTypes: ['Lead', 'ProspectingResult'] }, [1]],
  ['absence of a context type', { ExcludeContextTypes: ['Lead'] }, [3, 2, 0]],
  ['no context type', { ContextTypes: [] }, [3, 2, 1, 0]],
  ['two filters at once', { ContextTypes: ['CustomerProject'], CreatedBy: [accounts.first] }, [2, 0]],
])('filters by %s', async (_what, query, expected) => {
  expect(await listed(query)).toEqual(expected)
})

test('filters by id and ARN; what the caller may not see does not appear', async () => {
  const [zero, , two] = engagements as [{ id: string; arn: string }, unknown, { id: string; arn: string }]
  expect(await listed({ EngagementIdentifier: [zero.arn, two.id, 'eng-00000000000000'] })).toEqual([2, 0])
  expect(await listed({ EngagementIdentifier: [zero.id] }, service.second)).toEqual([])
  expect(await listed({ EngagementIdentifier: [zero.arn.replace('Sandbox', 'AWS')] })).toEqual([])
})

test('refuses an ARN of something else as a filter', async () => {
  const wrong = 'arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement-invitation/engi-0123456789abc'
  expect(await refusalOf(list({ EngagementIdentifier: [wrong] }))).toMatchObject({
    name: 'ValidationException',
    issues: ['engagementIdentifier INVALID_STRING_FORMAT'],
  })
})

test.each(['ASCENDING', 'DESCENDING'] as const)(
  'pages through every engagement once, %s',
  async (SortOrder) => {
    const seen: unknown[] = []
    const pages = paginateListEngagements(
      { client: service.client, pageSize: 3 },
      { Catalog, Sort: { SortBy: 'CreatedDate', SortOrder } },
    )
    for await (const { EngagementSummaryList = [] } of pages)
      seen.push(...EngagementSummaryList.map(({ Id }) => Id))
    const ids = engagements.map(({ id }) => id)
    expect(seen).toEqual(SortOrder === 'ASCENDING' ? ids : ids.reverse())
  },
)

test('refuses a token of another query, and a page of 101', async () => {
  const { NextToken } = await list({ MaxResults: 1 })
  expect((await refusalOf(list({ NextToken, CreatedBy: ['aws'] }))).issues).toEqual([
    'nextToken INVALID_VALUE',
  ])
  expect((await refusalOf(list({ MaxResults: 101 }))).issues).toEqual(['maxResults VALUE_OUT_OF_RANGE'])
})
