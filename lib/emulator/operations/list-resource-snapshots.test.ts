import {
  CreateResourceSnapshotCommand,
  ListResourceSnapshotsCommand,
  type ListResourceSnapshotsCommandInput,
  type PartnerCentralSellingClient,
  paginateListResourceSnapshots,
} from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { created, refusalOf } from '../test-emulator'
import {
  engagement,
  firstAccount,
  join,
  openPartners,
  type Partners,
  secondAccount,
  shared,
} from '../test-engagements'

let service: Partners
let room: string
let mine: string
let other: string
let theirs: string

/** In order: two of one opportunity, one of another, one of the second partner's. */
beforeAll(async () => {
  service = await openPartners()
  mine = (await created(service)).id
  other = (await created(service)).id
  theirs = (await created({ client: service.second })).id
  room = await engagement(service)
  await join(service, room)
  for (const id of [mine, mine, other]) {
    await service.client.send(new CreateResourceSnapshotCommand(shared(room, id)))
  }
  await service.second.send(new CreateResourceSnapshotCommand(shared(room, theirs)))
})
afterAll(() => service.close())

type Query = Partial<ListResourceSnapshotsCommandInput>

const list = (query: Query = {}, client: PartnerCentralSellingClient = service.client) =>
  client.send(new ListResourceSnapshotsCommand({ Catalog: 'Sandbox', EngagementIdentifier: room, ...query }))

async function listed(query: Query = {}, client = service.client): Promise<string[]> {
  const { ResourceSnapshotSummaries = [] } = await list(query, client)
  return ResourceSnapshotSummaries.map(({ ResourceId, Revision }) => `${ResourceId} ${Revision}`)
}

test('shows every member the same, the newest first', async () => {
  const all = [`${theirs} 1`, `${other} 1`, `${mine} 2`, `${mine} 1`]
  expect(await listed()).toEqual(all)
  expect(await listed({}, service.second)).toEqual(all)
})

test('says of each where to find it', async () => {
  const { ResourceSnapshotSummaries } = await list({ ResourceIdentifier: other })
  expect(ResourceSnapshotSummaries).toEqual([
    {
      Arn: `arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement/${room}/resource/Opportunity/${other}/template/OpportunitySummary/snapshot/1`,
      Revision: 1,
      ResourceType: 'Opportunity',
      ResourceId: other,
      ResourceSnapshotTemplateName: 'OpportunitySummary',
      CreatedBy: firstAccount,
    },
  ])
})

test('filters by resource, template and owner, and by all of them', async () => {
  expect(await listed({ ResourceIdentifier: mine })).toEqual([`${mine} 2`, `${mine} 1`])
  expect(await listed({ CreatedBy: secondAccount })).toEqual([`${theirs} 1`])
  expect(await listed({ CreatedBy: firstAccount, ResourceIdentifier: theirs })).toEqual([])
  expect(await listed({ ResourceType: 'Opportunity' })).toHaveLength(4)
  expect(await listed({ ResourceSnapshotTemplateIdentifier: 'OpportunitySummary' })).toHaveLength(4)
  expect(await listed({ ResourceSnapshotTemplateIdentifier: 'Brochure' })).toEqual([])
})

test('pages through every snapshot once', async () => {
  const seen: unknown[] = []
  const pages = paginateListResourceSnapshots(
    { client: service.client, pageSize: 3 },
    { Catalog: 'Sandbox', EngagementIdentifier: room },
  )
  for await (const { ResourceSnapshotSummaries = [] } of pages) {
    seen.push(...ResourceSnapshotSummaries.map(({ ResourceId, Revision }) => `${ResourceId} ${Revision}`))
  }
  expect(seen).toEqual(await listed())
})

test('takes pages of 1 to 1000', async () => {
  expect(await listed({ MaxResults: 1000 })).toHaveLength(4)
  for (const MaxResults of [0, 1001]) {
    expect((await refusalOf(list({ MaxResults }))).issues).toEqual(['maxResults VALUE_OUT_OF_RANGE'])
  }
})

test('refuses the token of another query', async () => {
  const { NextToken } = await list({ MaxResults: 1 })
  expect(await refusalOf(list({ NextToken, ResourceIdentifier: mine }))).toMatchObject({
    name: 'ValidationException',
    issues: ['nextToken INVALID_VALUE'],
  })
})

test('does not exist for somebody who is no member', async () => {
  const elsewhere = await engagement(service)
  expect(await listed({ EngagementIdentifier: elsewhere })).toEqual([])
  const refusal = await refusalOf(list({ EngagementIdentifier: elsewhere }, service.second))
  expect(refusal.name).toBe('ResourceNotFoundException')
})
