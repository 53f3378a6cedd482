import { expect } from 'vitest'
import {
  Catalog,
  decide,
  given,
  invite,
  makeDealInvitation,
  makeLeadInvitation,
  makeReferral,
  makeSubmission,
  opportunityInvitation,
  tagsOfJob,
} from './states'
import { casesOf, type OperationName, type WireCase } from './wire-case'
import { restrictedTo } from './world'

const fifteenDays = 15 * 86_400

const acceptTask = casesOf('StartEngagementByAcceptingInvitationTask')

/** What the task does in its caller's name. Source: reference, section 19. */
const acceptRights: readonly OperationName[] = [
  'GetEngagementInvitation',
  'AcceptEngagementInvitation',
  'CreateOpportunity',
  'SubmitOpportunity',
  'CreateResourceSnapshotJob',
  'StartResourceSnapshotJob',
]

const taskCases: readonly WireCase[] = [
  acceptTask.answers('a referral with an approved record of its own', async (world) => {
    const { id, opportunityId } = await makeReferral(world)
    const task = await world.partner.startEngagementByAcceptingInvitationTask({ Catalog, Identifier: id })
    expect(task).toMatchObject({
      TaskStatus: 'COMPLETE',
      EngagementInvitationId: id,
      OpportunityId: opportunityId,
    })
    expect(task.TaskArn).toBe(
      `arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement-by-accepting-invitation-task/${task.TaskId}`,
    )
    const record = await world.partner.getOpportunity({ Catalog, Identifier: task.OpportunityId })
    expect(record.LifeCycle?.ReviewStatus).toBe('Approved')
    expect(record.Customer?.Contacts).toHaveLength(1)
    const summary = await world.partner.getAwsOpportunitySummary({
      Catalog,
      RelatedOpportunityIdentifier: task.OpportunityId,
    })
    expect(summary.Origin).toBe('AWS Referral')
  }),
  acceptTask.answers("a partner's deal with a record that has the same status", async (world) => {
    const { arn } = await makeDealInvitation(world)
    const task = await world.second.startEngagementByAcceptingInvitationTask({ Catalog, Identifier: arn })
    expect(task.TaskStatus).toBe('COMPLETE')
    const record = await world.second.getOpportunity({ Catalog, Identifier: task.OpportunityId })
    expect(record.LifeCycle?.ReviewStatus).toBe('Submitted')
    expect(record.Project?.Title).toBe('Fleet telemetry platform')
  }),
  acceptTask.refuses('ConflictException', 'an invitation that was rejected', async (world) => {
    const { id } = await makeReferral(world)
    await world.partner.rejectEngagementInvitation({ Catalog, Identifier: id })
    return world.partner.startEngagementByAcceptingInvitationTask({ Catalog, Identifier: id })
  }),
  acceptTask.refuses('ConflictException', 'an invitation that has expired', async (world) => {
    const { id } = await makeReferral(world)
    world.clock.advance(fifteenDays + 1)
    return world.partner.startEngagementByAcceptingInvitationTask({ Catalog, Identifier: id })
  }),
  ...acceptRights.map((missing) =>
    acceptTask.answers(`a caller who may not ${missing} with a failed task`, (world) => {
      const allowed = [acceptTask.operation, ...acceptRights.filter((right) => right !== missing)]
      return world.alone(restrictedTo(allowed), async (own) => {
        const { id } = await makeReferral(own)
        const task = await own.restricted.startEngagementByAcceptingInvitationTask({
          Catalog,
          Identifier: id,
        })
        expect(task).toMatchObject({
          TaskStatus: 'FAILED',
          ReasonCode: expect.stringMatching(/AccessDenied$/),
        })
        const { Status } = await own.partner.getEngagementInvitation({ Catalog, Identifier: id })
        expect(Status).toBe('PENDING')
      })
    }),
  ),
  acceptTask.refuses('ValidationException', 'an offer of a lead, which has no record yet', async (world) => {
    const { id } = await makeLeadInvitation(world)
    return world.second.startEngagementByAcceptingInvitationTask({ Catalog, Identifier: id })
  }),
  acceptTask.refuses('AccessDeniedException', 'the sender of an invitation', async (world) => {
    const { id } = await makeDealInvitation(world)
    return world.partner.startEngagementByAcceptingInvitationTask({ Catalog, Identifier: id })
  }),
  acceptTask.answers('a deal that is approved for both when it is for its sender', async (world) => {
    const submission = await makeSubmission(world.partner)
    const { id } = await invite(world.partner, submission.engagementId, { payload: opportunityInvitation })
    const task = await world.second.startEngagementByAcceptingInvitationTask({ Catalog, Identifier: id })
    await decide(world.partner, submission.id, 'Approved')
    const record = await world.second.getOpportunity({ Catalog, Identifier: task.OpportunityId })
    expect(record.LifeCycle?.ReviewStatus).toBe('Approved')
  }),
  acceptTask.answers('with tags for the snapshot job it makes', async (world) => {
    const { id } = await makeReferral(world)
    const Tags = [{ Key: 'from', Value: 'aws' }]
    const { ResourceSnapshotJobId } = await world.partner.startEngagementByAcceptingInvitationTask({
      Catalog,
      Identifier: id,
      Tags,
    })
    expect(await tagsOfJob(world.partner, given(ResourceSnapshotJobId))).toEqual(Tags)
  }),
]

const tasks = casesOf('ListEngagementByAcceptingInvitationTasks')

const taskListCases: readonly WireCase[] = [
  tasks.answers('given tasks, and those of given records and invitations', async (world) => {
    const { id } = await makeReferral(world)
    const { TaskId, TaskArn, OpportunityId } = await world.partner.startEngagementByAcceptingInvitationTask({
      Catalog,
      Identifier: id,
    })
    const queries = [
      { TaskIdentifier: [given(TaskId)] },
      { TaskIdentifier: [given(TaskArn)] },
      { OpportunityIdentifier: [given(OpportunityId)] },
      { EngagementInvitationIdentifier: [id] },
      { TaskIdentifier: [given(TaskId)], TaskStatus: ['COMPLETE' as const] },
    ]
    for (const query of queries) {
      const { TaskSummaries } = await world.partner.listEngagementByAcceptingInvitationTasks({
        Catalog,
        ...query,
      })
      expect(TaskSummaries).toMatchObject([
        { TaskId, OpportunityId, EngagementInvitationId: id, TaskStatus: 'COMPLETE' },
      ])
    }
  }),
  ...(['ASCENDING', 'DESCENDING'] as const).map((SortOrder) =>
    tasks.answers(`by StartTime, ${SortOrder.toLowerCase()}`, (world) =>
      world.alone({}, async (own) => {
        const started: string[] = []
        for (let count = 0; count < 3; count++) {
          const { id } = await makeReferral(own)
          const { TaskId } = await own.partner.startEngagementByAcceptingInvitationTask({
            Catalog,
            Identifier: id,
          })
          started.push(given(TaskId))
        }
        const { TaskSummaries } = await own.partner.listEngagementByAcceptingInvitationTasks({
          Catalog,
          Sort: { SortBy: 'StartTime', SortOrder },
        })
        const expected = SortOrder === 'ASCENDING' ? started : started.reverse()
        expect(TaskSummaries?.map(({ TaskId }) => TaskId)).toEqual(expected)
      }),
    ),
  ),
  tasks.answers('none that failed', async ({ partner }) => {
    const { TaskSummaries } = await partner.listEngagementByAcceptingInvitationTasks({
      Catalog,
      TaskStatus: ['IN_PROGRESS'],
    })
    expect(TaskSummaries).toEqual([])
  }),
]

export const acceptingTaskCases: readonly WireCase[] = [...taskCases, ...taskListCases]
