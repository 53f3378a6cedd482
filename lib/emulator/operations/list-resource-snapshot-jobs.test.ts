import {
  CreateResourceSnapshotJobCommand,
  ListResourceSnapshotJobsCommand,
  type ListResourceSnapshotJobsCommandInput,
  paginateListResourceSnapshotJobs,
  StartResourceSnapshotJobCommand,
} from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { created, refusalOf } from '../test-emulator'
import { engagement, firstAccount, join, openPartners, type Partners, shared } from '../test-engagements'

let service: Partners
let rooms: string[]
const jobs: string[] = []

/** Three jobs a minute apart, in the first, second and first room; the second of them runs. */
beforeAll(async () => {
  service = await openPartners()
  rooms = [await engagement(service), await engagement(service)]
  for (const room of [rooms[0], rooms[1], rooms[0]]) {
    const { id } = await created(service)
    const { Id } = await service.client.send(new CreateResourceSnapshotJobCommand(shared(room as string, id)))
    jobs.push(Id as string)
    service.clock.advance(60)
  }
  await service.client.send(
    new StartResourceSnapshotJobCommand({ Catalog: 'Sandbox', ResourceSnapshotJobIdentifier: jobs[1] }),
  )
})
afterAll(() => service.close())

type Query = Partial<ListResourceSnapshotJobsCommandInput>

const list = (query: Query = {}, client = service.client) =>
  client.send(new ListResourceSnapshotJobsCommand({ Catalog: 'Sandbox', ...query }))

async function listed(query: Query = {}, client = service.client): Promise<number[]> {
  const { ResourceSnapshotJobSummaries = [] } = await list(query, client)
  return ResourceSnapshotJobSummaries.map(({ Id }) => jobs.indexOf(Id as string))
}

test('shows the newest job first', async () => {
  expect(await listed()).toEqual([2, 1, 0])
})

test('says what is needed of each job', async () => {
  const { ResourceSnapshotJobSummaries } = await list({ Status: 'Running' })
  expect(ResourceSnapshotJobSummaries).toEqual([
    {
      Id: jobs[1],
      Arn: `arn:aws:partnercentral:us-east-1:${firstAccount}:catalog/Sandbox/resource-snapshot-job/${jobs[1]}`,
      EngagementId: rooms[1],
      Status: 'Running',
    },
  ])
})

test('sorts by date both ways; either member of the sort may be left out', async () => {
  expect(await listed({ Sort: { SortBy: 'CreatedDate', SortOrder: 'ASCENDING' } })).toEqual([0, 1, 2])
  expect(await listed({ Sort: { SortOrder: 'ASCENDING' } })).toEqual([0, 1, 2])
  expect(await listed({ Sort: { SortBy: 'CreatedDate' } })).toEqual([2, 1, 0])
})

test('filters by engagement and status', async () => {
  expect(await listed({ EngagementIdentifier: rooms[0] })).toEqual([2, 0])
  expect(await listed({ Status: 'Stopped' })).toEqual([2, 0])
  expect(await listed({ EngagementIdentifier: rooms[0], Status: 'Running' })).toEqual([])
  expect(await listed({ EngagementIdentifier: 'eng-00000000000000' })).toEqual([])
})

test("shows nobody another member's jobs, and no catalog the other's", async () => {
  await join(service, rooms[0] as string)
  expect(await listed({}, service.second)).toEqual([])
  expect(await listed({ Catalog: 'AWS' })).toEqual([])
})

test('pages through every job once, either way', async () => {
  for (const SortOrder of ['ASCENDING', 'DESCENDING'] as const) {
    const seen: number[] = []
    const pages = paginateListResourceSnapshotJobs(
      { client: service.client, pageSize: 1 },
      { Catalog: 'Sandbox', Sort: { SortBy: 'CreatedDate', SortOrder } },
    )
    for await (const { ResourceSnapshotJobSummaries = [] } of pages) {
      seen.push(...ResourceSnapshotJobSummaries.map(({ Id }) => jobs.indexOf(Id as string)))
    }
    expect(seen).toEqual(SortOrder === 'ASCENDING' ? [0, 1, 2] : [2, 1, 0])
  }
})

test('refuses what the model forbids, all of it together', async () => {
  const refusal = await refusalOf(
    list({ MaxResults: 1001, Status: 'RUNNING' as 'Running', EngagementIdentifier: 'eng-1' }),
  )
  expect(refusal.issues).toEqual([
    'engagementIdentifier INVALID_STRING_FORMAT',
    'maxResults VALUE_OUT_OF_RANGE',
    'status INVALID_ENUM_VALUE',
  ])
})

test('shows 50 jobs unless asked for more', async () => {
  for (let index = 0; index < 50; index++) {
    const { id } = await created(service)
    await service.client.send(new CreateResourceSnapshotJobCommand(shared(rooms[0] as string, id)))
  }
  const first = await list()
  expect(first.ResourceSnapshotJobSummaries).toHaveLength(50)
  expect((await list({ NextToken: first.NextToken })).ResourceSnapshotJobSummaries).toHaveLength(3)
  expect((await list({ MaxResults: 1000 })).ResourceSnapshotJobSummaries).toHaveLength(53)
})
