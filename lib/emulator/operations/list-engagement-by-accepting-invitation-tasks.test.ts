import {
  type ListEngagementByAcceptingInvitationTasksCommandInput,
  paginateListEngagementByAcceptingInvitationTasks,
  type StartEngagementByAcceptingInvitationTaskCommandOutput,
} from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Catalog, openTestPartners, referred, type TestPartners } from '../engagements/test-partners'
import { created, refusalOf } from '../test-emulator'

let service: TestPartners
const tasks: StartEngagementByAcceptingInvitationTaskCommandOutput[] = []

/** Three tasks a minute apart, and one of another kind. */
beforeAll(async () => {
  service = await openTestPartners()
  for (let index = 0; index < 3; index++) {
    const { invitationId } = await referred(service)
    const ClientToken = `task ${index}`
    tasks.push(
      await service.client.startEngagementByAcceptingInvitationTask({
        Catalog,
        ClientToken,
        Identifier: invitationId,
      }),
    )
    service.clock.advance(60)
  }
  await service.client.startEngagementFromOpportunityTask({
    Catalog,
    ClientToken: 'submission',
    Identifier: (await created(service)).id,
    AwsSubmission: { InvolvementType: 'Co-Sell' },
  })
})
afterAll(() => service.close())

type Query = Partial<ListEngagementByAcceptingInvitationTasksCommandInput>

const list = (query: Query = {}, client = service.client) =>
  client.listEngagementByAcceptingInvitationTasks({ Catalog, ...query })

async function listed(query: Query = {}, client = service.client): Promise<number[]> {
  const { TaskSummaries = [] } = await list(query, client)
  return TaskSummaries.map(({ TaskId }) => tasks.findIndex((task) => task.TaskId === TaskId))
}

const arn = (id: string | undefined) =>
  `arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement-invitation/${id}`

test('shows tasks as they were answered, newest first', async () => {
  expect(await listed()).toEqual([2, 1, 0])
  const { $metadata: _metadata, ...answered } = tasks[1] as (typeof tasks)[number]
  expect((await list({ OpportunityIdentifier: [answered.OpportunityId as string] })).TaskSummaries).toEqual([
    answered,
  ])
})

test('sorts by start time both ways', async () => {
  expect(await listed({ Sort: { SortBy: 'StartTime', SortOrder: 'ASCENDING' } })).toEqual([0, 1, 2])
})

test('filters by task and invitation, each by id or ARN, and by status', async () => {
  const [first, second, third] = tasks
  expect(await listed({ TaskIdentifier: [first?.TaskId as string, third?.TaskArn as string] })).toEqual([
    2, 0,
  ])
  expect(
    await listed({
      EngagementInvitationIdentifier: [
        arn(second?.EngagementInvitationId),
        third?.EngagementInvitationId as string,
      ],
    }),
  ).toEqual([2, 1])
  expect(await listed({ TaskStatus: ['FAILED', 'IN_PROGRESS'] })).toEqual([])
  expect(await listed({ Catalog: 'AWS' })).toEqual([])
  expect(await listed({}, service.second)).toEqual([])
})

test('refuses an ARN of something else', async () => {
  const wrong = 'arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement/eng-0123456789abcd'
  expect((await refusalOf(list({ EngagementInvitationIdentifier: [wrong] }))).issues).toEqual([
    'engagementInvitationIdentifier INVALID_STRING_FORMAT',
  ])
})

test('pages through every task once', async () => {
  const seen: unknown[] = []
  const pages = paginateListEngagementByAcceptingInvitationTasks(
    { client: service.client, pageSize: 1 },
    { Catalog },
  )
  for await (const { TaskSummaries = [] } of pages) seen.push(...TaskSummaries.map(({ TaskId }) => TaskId))
  expect(seen).toEqual(tasks.map(({ TaskId }) => TaskId).reverse())
})
