import {
  ListOpportunityFromEngagementTasksCommand,
  type ListOpportunityFromEngagementTasksCommandInput,
  paginateListOpportunityFromEngagementTasks,
  StartOpportunityFromEngagementTaskCommand,
  type StartOpportunityFromEngagementTaskCommandOutput,
} from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalOf } from '../test-emulator'
import { engagement, leadContext, openPartners, type Partners } from '../test-engagements'

let service: Partners
let rooms: string[]
const tasks: StartOpportunityFromEngagementTaskCommandOutput[] = []

/** Three tasks a minute apart: two contexts of the first engagement, then the second's; the second of them failed. */
beforeAll(async () => {
  service = await openPartners()
  rooms = [await engagement(service, [leadContext()]), await engagement(service, [leadContext()])]
  const asked = [
    [rooms[0], '1'],
    [rooms[0], '4'],
    [rooms[1], '1'],
  ]
  for (const [Identifier, ContextIdentifier] of asked) {
    service.clock.advance(60)
    tasks.push(
      await service.client.send(
        new StartOpportunityFromEngagementTaskCommand({ Catalog: 'Sandbox', Identifier, ContextIdentifier }),
      ),
    )
  }
})
afterAll(() => service.close())

type Query = Partial<ListOpportunityFromEngagementTasksCommandInput>

const list = (query: Query = {}, client = service.client) =>
  client.send(new ListOpportunityFromEngagementTasksCommand({ Catalog: 'Sandbox', ...query }))

async function listed(query: Query = {}, client = service.client): Promise<number[]> {
  const { TaskSummaries = [] } = await list(query, client)
  return TaskSummaries.map(({ TaskId }) => tasks.findIndex((task) => task.TaskId === TaskId))
}

test('shows tasks as they were answered, newest first', async () => {
  expect(await listed()).toEqual([2, 1, 0])
  const answers = tasks.map(({ $metadata: _metadata, ...task }) => task)
  expect((await list()).TaskSummaries).toEqual(answers.toReversed())
})

test('sorts by start time both ways', async () => {
  expect(await listed({ Sort: { SortBy: 'StartTime', SortOrder: 'ASCENDING' } })).toEqual([0, 1, 2])
})

test('filters by status, task, opportunity, engagement and context, some by id or ARN', async () => {
  const [first, second, third] = tasks
  expect(await listed({ TaskStatus: ['FAILED'] })).toEqual([1])
  expect(await listed({ TaskStatus: ['FAILED', 'COMPLETE'] })).toEqual([2, 1, 0])
  expect(await listed({ TaskIdentifier: [first?.TaskId as string, third?.TaskArn as string] })).toEqual([
    2, 0,
  ])
  expect(await listed({ OpportunityIdentifier: [third?.OpportunityId as string] })).toEqual([2])
  expect(await listed({ EngagementIdentifier: [rooms[0] as string] })).toEqual([1, 0])
  const arn = `arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement/${rooms[1]}`
  expect(await listed({ EngagementIdentifier: [arn] })).toEqual([2])
  expect(await listed({ ContextIdentifier: ['1'] })).toEqual([2, 0])
  expect(await listed({ ContextIdentifier: ['4'], TaskIdentifier: [second?.TaskId as string] })).toEqual([1])
  expect(await listed({ ContextIdentifier: ['4'], TaskStatus: ['COMPLETE'] })).toEqual([])
})

test("matches no ARN of the other catalog, and refuses another thing's", async () => {
  const inAws = tasks[0]?.TaskArn?.replace('Sandbox', 'AWS') as string
  expect(await listed({ TaskIdentifier: [inAws] })).toEqual([])
  const submission = tasks[0]?.TaskArn?.replace('opportunity-from-engagement', 'engagement-from-opportunity')
  expect((await refusalOf(list({ TaskIdentifier: [submission as string] }))).issues).toEqual([
    'taskIdentifier INVALID_STRING_FORMAT',
  ])
})

test('pages through every task once', async () => {
  const seen: unknown[] = []
  const pages = paginateListOpportunityFromEngagementTasks(
    { client: service.client, pageSize: 1 },
    { Catalog: 'Sandbox' },
  )
  for await (const { TaskSummaries = [] } of pages) seen.push(...TaskSummaries.map(({ TaskId }) => TaskId))
  expect(seen).toEqual(tasks.map(({ TaskId }) => TaskId).toReversed())
})

test("shows nobody another account's tasks, and no catalog the other's", async () => {
  expect(await listed({}, service.second)).toEqual([])
  expect(await listed({ Catalog: 'AWS' })).toEqual([])
})

test('refuses an empty filter and a page of 1001, as the model does', async () => {
  expect((await refusalOf(list({ ContextIdentifier: [], MaxResults: 1001 }))).issues).toEqual([
    'contextIdentifier NOT_ENOUGH_VALUES',
    'maxResults VALUE_OUT_OF_RANGE',
  ])
})
