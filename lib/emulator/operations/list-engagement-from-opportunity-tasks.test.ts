import {
  ListEngagementFromOpportunityTasksCommand,
  type ListEngagementFromOpportunityTasksCommandInput,
  paginateListEngagementFromOpportunityTasks,
  StartEngagementFromOpportunityTaskCommand,
  type StartEngagementFromOpportunityTaskCommandOutput,
} from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { created, openTestEmulator, refusalOf, type TestEmulator } from '../test-emulator'

let service: TestEmulator
const tasks: StartEngagementFromOpportunityTaskCommandOutput[] = []

/** Three tasks a minute apart; the second failed. */
beforeAll(async () => {
  service = await openTestEmulator()
  for (let index = 0; index < 3; index++) {
    const { id } = await created(service, index === 1 ? { PrimaryNeedsFromAws: [] } : {})
    tasks.push(
      await service.client.send(
        new StartEngagementFromOpportunityTaskCommand({
          Catalog: 'Sandbox',
          Identifier: id,
          AwsSubmission: { InvolvementType: 'Co-Sell' },
        }),
      ),
    )
    service.clock.advance(60)
  }
})
afterAll(() => service.close())

type Query = Partial<ListEngagementFromOpportunityTasksCommandInput>

const list = (query: Query = {}) =>
  service.client.send(new ListEngagementFromOpportunityTasksCommand({ Catalog: 'Sandbox', ...query }))

async function listed(query: Query = {}): Promise<number[]> {
  const { TaskSummaries = [] } = await list(query)
  return TaskSummaries.map(({ TaskId }) => tasks.findIndex((task) => task.TaskId === TaskId))
}

test('shows tasks as they were answered, newest first', async () => {
  expect(await listed()).toEqual([2, 1, 0])
  const { $metadata: _metadata, ...failed } = tasks[1] as StartEngagementFromOpportunityTaskCommandOutput
  expect((await list({ TaskStatus: ['FAILED'] })).TaskSummaries).toEqual([failed])
})

test('sorts by start time both ways', async () => {
  expect(await listed({ Sort: { SortBy: 'StartTime', SortOrder: 'ASCENDING' } })).toEqual([0, 1, 2])
})

test('filters by task, opportunity and engagement, each by id or ARN', async () => {
  const [first, second, third] = tasks
  expect(await listed({ TaskIdentifier: [first?.TaskId as string, third?.TaskArn as string] })).toEqual([
    2, 0,
  ])
  expect(await listed({ OpportunityIdentifier: [second?.OpportunityId as string] })).toEqual([1])
  expect(await listed({ EngagementIdentifier: [third?.EngagementId as string] })).toEqual([2])
  expect(await listed({ TaskStatus: ['COMPLETE'] })).toEqual([2, 0])
  expect(await listed({ Catalog: 'AWS' })).toEqual([])
})

test('pages through every task once', async () => {
  const seen: unknown[] = []
  const pages = paginateListEngagementFromOpportunityTasks(
    { client: service.client, pageSize: 1 },
    { Catalog: 'Sandbox' },
  )
  for await (const { TaskSummaries = [] } of pages) seen.push(...TaskSummaries.map(({ TaskId }) => TaskId))
  expect(seen).toEqual(tasks.map(({ TaskId }) => TaskId).toReversed())
})

test('refuses an empty filter, as the model does', async () => {
  expect((await refusalOf(list({ TaskStatus: [] }))).issues).toEqual(['taskStatus NOT_ENOUGH_VALUES'])
})
