import {
  ListProspectingFromEngagementTasksCommand,
  type ListProspectingFromEngagementTasksCommandInput,
  type ProspectingFromEngagementTaskSort,
  paginateListProspectingFromEngagementTasks,
  StartProspectingFromEngagementTaskCommand,
} from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalOf } from '../test-emulator'
import { engagement, firstAccount, leadContext, openPartners, type Partners } from '../test-engagements'

let service: Partners
const tasks: { id: string; started: Date }[] = []

/** Three tasks a minute apart, with no, two and one failed engagements; the last of them still runs. */
beforeAll(async () => {
  service = await openPartners()
  const good = await engagement(service, [leadContext()])
  const bad = [await engagement(service), await engagement(service)]
  const asked: [name: string, Identifiers: string[]][] = [
    ['Beta', [good]],
    ['Alpha', bad],
    ['Gamma', [good, ...bad.slice(1)]],
    ['Gamma', [good]],
  ]
  for (const [TaskName, Identifiers] of asked) {
    service.clock.advance(60)
    const { TaskId = '', StartTime } = await service.client.send(
      new StartProspectingFromEngagementTaskCommand({ Catalog: 'Sandbox', TaskName, Identifiers }),
    )
    tasks.push({ id: TaskId, started: StartTime as Date })
  }
})
afterAll(() => service.close())

type Query = Partial<ListProspectingFromEngagementTasksCommandInput>

const list = (query: Query = {}, client = service.client) =>
  client.send(new ListProspectingFromEngagementTasksCommand({ Catalog: 'Sandbox', ...query }))

async function listed(query: Query = {}, client = service.client): Promise<number[]> {
  const { TaskSummaries = [] } = await list(query, client)
  return TaskSummaries.map(({ TaskId }) => tasks.findIndex(({ id }) => id === TaskId))
}

test('shows the newest task first', async () => {
  expect(await listed()).toEqual([3, 2, 1, 0])
})

test('counts what has become of the engagements', async () => {
  const { TaskSummaries } = await list()
  expect(TaskSummaries?.[1]).toEqual({
    TaskId: tasks[2]?.id,
    TaskArn: `arn:aws:partnercentral-selling:us-east-1:${firstAccount}:catalog/Sandbox/prospecting-from-engagement-task/${tasks[2]?.id}`,
    TaskName: 'Gamma',
    StartTime: tasks[2]?.started,
    EndTime: new Date((tasks[2]?.started.getTime() ?? 0) + 35_000),
    TotalEngagementCount: 2,
    CompletedEngagementCount: 1,
    FailedEngagementCount: 1,
  })
  expect(TaskSummaries?.[0]).toMatchObject({ TotalEngagementCount: 1, CompletedEngagementCount: 0 })
  expect(TaskSummaries?.[0]).not.toHaveProperty('EndTime')
})

test.each<[ProspectingFromEngagementTaskSort['SortBy'], number[]]>([
  ['StartTime', [0, 1, 2, 3]],
  ['TaskName', [1, 0, 2, 3]],
  ['FailedEngagementCount', [0, 3, 2, 1]],
])('sorts by %s both ways', async (SortBy, ascending) => {
  expect(await listed({ Sort: { SortBy, SortOrder: 'ASCENDING' } })).toEqual(ascending)
  expect(await listed({ Sort: { SortBy, SortOrder: 'DESCENDING' } })).toEqual(ascending.toReversed())
})

test('filters by task and name; an empty filter passes all', async () => {
  expect(await listed({ TaskIdentifier: [tasks[0]?.id ?? '', 'task-00000000000000'] })).toEqual([0])
  expect(await listed({ TaskName: ['Gamma', 'Beta'] })).toEqual([3, 2, 0])
  expect(await listed({ TaskName: ['gamma'] })).toEqual([])
  expect(await listed({ TaskIdentifier: [], TaskName: [] })).toEqual([3, 2, 1, 0])
  expect(await listed({ TaskIdentifier: [tasks[0]?.id ?? ''], TaskName: ['Gamma'] })).toEqual([])
})

test('filters by start time, from StartAfter on and up to StartBefore', async () => {
  const [, second, third] = tasks
  expect(await listed({ StartAfter: second?.started })).toEqual([3, 2, 1])
  expect(await listed({ StartBefore: third?.started })).toEqual([1, 0])
  expect(await listed({ StartAfter: second?.started, StartBefore: third?.started })).toEqual([1])
})

test('pages through every task once, by any sort', async () => {
  for (const SortBy of ['StartTime', 'TaskName', 'FailedEngagementCount'] as const) {
    const seen: unknown[] = []
    const pages = paginateListProspectingFromEngagementTasks(
      { client: service.client, pageSize: 1 },
      { Catalog: 'Sandbox', Sort: { SortBy, SortOrder: 'DESCENDING' } },
    )
    for await (const { TaskSummaries = [] } of pages) seen.push(...TaskSummaries.map(({ TaskId }) => TaskId))
    expect(seen.toSorted()).toEqual(tasks.map(({ id }) => id).toSorted())
  }
})

test("shows nobody another account's tasks, and no catalog the other's", async () => {
  expect(await listed({}, service.second)).toEqual([])
  expect(await listed({ Catalog: 'AWS' })).toEqual([])
})

test('refuses what the model forbids, and the token of another query', async () => {
  expect((await refusalOf(list({ MaxResults: 101, TaskIdentifier: ['task-1'] }))).issues).toEqual([
    'maxResults VALUE_OUT_OF_RANGE',
    'taskIdentifier INVALID_STRING_FORMAT',
  ])
  const { NextToken } = await list({ MaxResults: 1 })
  expect((await refusalOf(list({ NextToken, TaskName: ['Beta'] }))).issues).toEqual([
    'nextToken INVALID_VALUE',
  ])
})
