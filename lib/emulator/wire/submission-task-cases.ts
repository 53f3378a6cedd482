import type {
  ListEngagementFromOpportunityTasksCommandInput,
  StartEngagementFromOpportunityTaskCommandInput,
} from '@aws-sdk/client-partnercentral-selling'
import { expect } from 'vitest'
import { completeOpportunity } from '../test-emulator'
import { Catalog, given, makeLead, makeOpportunity, makeSubmission, tagsOfJob, unchanged } from './states'
import { casesOf, type OperationName, type WireCase } from './wire-case'
import { restrictedTo, type World } from './world'

const submit = casesOf('StartEngagementFromOpportunityTask')

type Submit = Partial<StartEngagementFromOpportunityTaskCommandInput>

const coSell = { InvolvementType: 'Co-Sell', Visibility: 'Full' } as const

const submitting = (client: World['partner'], Identifier: string, more: Submit = {}) =>
  client.startEngagementFromOpportunityTask({ Catalog, Identifier, AwsSubmission: coSell, ...more })

/** A task that fails is answered all the same, and leaves the record as it was. Reference, section 12. */
const submitFails = (
  title: string,
  ReasonCode: string,
  Message: RegExp,
  make: (client: World['partner']) => Promise<string>,
  more: Submit = {},
) =>
  submit.answers(`${title} with a failed task`, async ({ partner }) => {
    const id = await make(partner)
    const { LifeCycle: before } = await partner.getOpportunity({ Catalog, Identifier: id })
    const task = await submitting(partner, id, more)
    expect(task).toMatchObject({ TaskStatus: 'FAILED', ReasonCode, OpportunityId: id })
    expect(task.Message).toMatch(Message)
    const { LifeCycle: after } = await partner.getOpportunity({ Catalog, Identifier: id })
    expect(after).toEqual(before)
  })

/** What the task does in its caller's name. Source: reference, section 19. */
const submitRights: readonly OperationName[] = [
  'GetOpportunity',
  'CreateEngagement',
  'CreateResourceSnapshot',
  'CreateResourceSnapshotJob',
  'StartResourceSnapshotJob',
  'CreateEngagementInvitation',
  'SubmitOpportunity',
]

const submitCases: readonly WireCase[] = [
  submit.answers('a complete record with everything a submission makes', async ({ partner }) => {
    const submission = await makeSubmission(partner)
    expect(submission.taskArn).toBe(
      `arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement-from-opportunity-task/${submission.taskId}`,
    )
    const { LifeCycle } = await partner.getOpportunity({ Catalog, Identifier: submission.id })
    expect(LifeCycle?.ReviewStatus).toBe('Submitted')
    expect(
      await partner.getResourceSnapshotJob({ Catalog, ResourceSnapshotJobIdentifier: submission.jobId }),
    ).toMatchObject({ Status: 'Running', ResourceId: submission.id, EngagementId: submission.engagementId })
    expect(await partner.getEngagement({ Catalog, Identifier: submission.engagementId })).toMatchObject({
      MemberCount: 1,
    })
    const { ResourceSnapshotSummaries } = await partner.listResourceSnapshots({
      Catalog,
      EngagementIdentifier: submission.engagementId,
    })
    expect(ResourceSnapshotSummaries).toMatchObject([{ ResourceId: submission.id, Revision: 1 }])
  }),
  submit.answers('visibility only, limited', async ({ partner }) => {
    const id = await makeOpportunity(partner, { PrimaryNeedsFromAws: [] })
    const task = await submitting(partner, id, {
      AwsSubmission: { InvolvementType: 'For Visibility Only', Visibility: 'Limited' },
    })
    expect(task.TaskStatus).toBe('COMPLETE')
  }),
  submit.answers('with tags for the snapshot job it makes', async ({ partner }) => {
    const Tags = [{ Key: 'team', Value: 'logistics' }]
    const task = await submitting(partner, await makeOpportunity(partner), { Tags })
    expect(await tagsOfJob(partner, given(task.ResourceSnapshotJobId))).toEqual(Tags)
  }),
  submitFails(
    'a record that lacks what AWS needs',
    'OpportunityValidationFailed',
    /salesActivities/,
    (client) => makeOpportunity(client, { Project: { ...projectWithout('SalesActivities') } }),
  ),
  submitFails(
    'a record that AWS has already',
    'OpportunitySubmissionFailed',
    /You cannot perform Submit action/,
    async (client) => (await makeSubmission(client)).id,
  ),
  submitFails(
    'limited visibility of a co-sell',
    'OpportunityValidationFailed',
    /Cannot set visibility to limited on a Co-Sell opportunity/,
    (client) => makeOpportunity(client),
    { AwsSubmission: { InvolvementType: 'Co-Sell', Visibility: 'Limited' } },
  ),
  ...submitRights.map((missing) =>
    submit.answers(`a caller who may not ${missing} with a failed task`, (world) => {
      const allowed = [submit.operation, ...submitRights.filter((right) => right !== missing)]
      return world.alone(restrictedTo(allowed), async ({ partner, restricted }) => {
        const id = await makeOpportunity(partner)
        const task = await submitting(restricted, id)
        expect(task).toMatchObject({
          TaskStatus: 'FAILED',
          ReasonCode: expect.stringMatching(/AccessDenied$/),
        })
        const { LifeCycle } = await partner.getOpportunity({ Catalog, Identifier: id })
        expect(LifeCycle?.ReviewStatus).toBe('Pending Submission')
      })
    }),
  ),
  submit.answers('a caller who may do just what the task needs', (world) =>
    world.alone(restrictedTo([submit.operation, ...submitRights]), async ({ partner, restricted }) => {
      const task = await submitting(restricted, await makeOpportunity(partner))
      expect(task.TaskStatus).toBe('COMPLETE')
    }),
  ),
  submit.answers('a record made from a lead with the engagement of the lead', async ({ partner }) => {
    const { id } = await makeLead(partner)
    const { OpportunityId } = await partner.startOpportunityFromEngagementTask({
      Catalog,
      Identifier: id,
      ContextIdentifier: '1',
    })
    const draft = await unchanged(partner, given(OpportunityId))
    const { Origin: _origin, ...content } = completeOpportunity()
    await partner.updateOpportunity({ ...draft, ...content })
    const task = await submitting(partner, given(OpportunityId))
    expect(task).toMatchObject({ TaskStatus: 'COMPLETE', EngagementId: id })
  }),
  submit.forbids('two tags with one key', ['tags DUPLICATE_KEY_VALUE'], async ({ partner }) =>
    submitting(partner, await makeOpportunity(partner), {
      Tags: [
        { Key: 'a', Value: '1' },
        { Key: 'a', Value: '2' },
      ],
    }),
  ),
]

function projectWithout(member: string): object {
  const { Project } = completeOpportunity()
  return { ...Project, [member]: undefined }
}

const submitTasks = casesOf('ListEngagementFromOpportunityTasks')

type SubmitQuery = Partial<ListEngagementFromOpportunityTasksCommandInput>

const submitTaskCases: readonly WireCase[] = [
  submitTasks.answers('given tasks, and those of given records and engagements', async ({ partner }) => {
    const { id, taskId, taskArn, engagementId } = await makeSubmission(partner)
    const queries: SubmitQuery[] = [
      { TaskIdentifier: [taskId] },
      { TaskIdentifier: [taskArn] },
      { OpportunityIdentifier: [id] },
      { EngagementIdentifier: [engagementId] },
      {
        EngagementIdentifier: [
          `arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement/${engagementId}`,
        ],
      },
      { OpportunityIdentifier: [id], TaskStatus: ['COMPLETE', 'IN_PROGRESS'] },
    ]
    for (const query of queries) {
      const { TaskSummaries } = await partner.listEngagementFromOpportunityTasks({ Catalog, ...query })
      expect(TaskSummaries).toMatchObject([{ TaskId: taskId, OpportunityId: id, EngagementId: engagementId }])
    }
  }),
  submitTasks.answers('those that failed, with the reason', async ({ partner }) => {
    const { id } = await makeSubmission(partner)
    await submitting(partner, id)
    const { TaskSummaries } = await partner.listEngagementFromOpportunityTasks({
      Catalog,
      OpportunityIdentifier: [id],
      TaskStatus: ['FAILED'],
    })
    expect(TaskSummaries).toMatchObject([{ TaskStatus: 'FAILED', ReasonCode: 'OpportunitySubmissionFailed' }])
  }),
  ...(['ASCENDING', 'DESCENDING'] as const).map((SortOrder) =>
    submitTasks.answers(`by StartTime, ${SortOrder.toLowerCase()}`, (world) =>
      world.alone({}, async ({ partner, clock }) => {
        const started: string[] = []
        for (let count = 0; count < 3; count++) {
          started.push((await makeSubmission(partner)).taskId)
          clock.advance(1)
        }
        const { TaskSummaries } = await partner.listEngagementFromOpportunityTasks({
          Catalog,
          Sort: { SortBy: 'StartTime', SortOrder },
        })
        const expected = SortOrder === 'ASCENDING' ? started : started.reverse()
        expect(TaskSummaries?.map(({ TaskId }) => TaskId)).toEqual(expected)
      }),
    ),
  ),
  submitTasks.answers('nothing of another account', async ({ partner, third }) => {
    await makeSubmission(partner)
    expect((await third.listEngagementFromOpportunityTasks({ Catalog })).TaskSummaries).toEqual([])
  }),
]

export const submissionTaskCases: readonly WireCase[] = [...submitCases, ...submitTaskCases]
