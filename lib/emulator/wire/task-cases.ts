import type {
  ListEngagementFromOpportunityTasksCommandInput,
  ListOpportunityFromEngagementTasksCommandInput,
  StartEngagementFromOpportunityTaskCommandInput,
} from '@aws-sdk/client-partnercentral-selling'
import { expect } from 'vitest'
import { completeOpportunity } from '../test-emulator'
import {
  Catalog,
  customerProject,
  given,
  leadContext,
  makeEngagement,
  makeLead,
  makeOpportunity,
  makeSubmission,
  tagsOfJob,
  unchanged,
} from './states'
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
    const { OpportunityId } = await converting(partner, id)
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

const convert = casesOf('StartOpportunityFromEngagementTask')

const converting = (client: World['partner'], Identifier: string, ContextIdentifier = '1') =>
  client.startOpportunityFromEngagementTask({ Catalog, Identifier, ContextIdentifier })

const convertCases: readonly WireCase[] = [
  convert.answers('a lead with a draft that is to be completed', async ({ partner }) => {
    const { id, arn } = await makeLead(partner)
    const task = await converting(partner, arn)
    expect(task).toMatchObject({ TaskStatus: 'COMPLETE', EngagementId: id, ContextId: '1' })
    expect(task.TaskArn).toBe(
      `arn:aws:partnercentral:us-east-1::catalog/Sandbox/opportunity-from-engagement-task/${task.TaskId}`,
    )
    const draft = await partner.getOpportunity({ Catalog, Identifier: task.OpportunityId })
    expect(draft).toMatchObject({
      OpportunityType: 'Net New Business',
      Marketing: { Source: 'None' },
      LifeCycle: { ReviewStatus: 'Pending Submission' },
      Customer: { Account: { CompanyName: 'Harbor Freight Lines' } },
    })
    expect(draft.Project?.Title).toContain('Converted from Lead')
  }),
  convert.answers(
    'a lead, whose engagement then has a customer project and the record',
    async ({ partner }) => {
      const { id } = await makeLead(partner)
      const { OpportunityId } = await converting(partner, id)
      const { Contexts } = await partner.getEngagement({ Catalog, Identifier: id })
      expect(Contexts?.map(({ Type }) => Type)).toEqual(['Lead', 'CustomerProject'])
      const found = await partner.listEngagementResourceAssociations({ Catalog, EngagementIdentifier: id })
      expect(found.EngagementResourceAssociationSummaries).toMatchObject([{ ResourceId: OpportunityId }])
    },
  ),
  convert.answers('a disqualified lead with a failed task', async ({ partner }) => {
    const { id } = await makeEngagement(partner, [
      { Type: 'Lead', Payload: { Lead: { ...leadContext, QualificationStatus: 'Disqualified' } } },
    ])
    expect(await converting(partner, id)).toMatchObject({
      TaskStatus: 'FAILED',
      ReasonCode: 'DisqualifiedLeadNotPermitted',
    })
  }),
  convert.answers('a lead that has a record already with a failed task', async ({ partner }) => {
    const { id } = await makeLead(partner)
    await converting(partner, id)
    expect(await converting(partner, id)).toMatchObject({
      TaskStatus: 'FAILED',
      ReasonCode: 'OpportunityConflict',
    })
  }),
  convert.forbids('two tags with one key', ['tags DUPLICATE_KEY_VALUE'], async ({ partner }) => {
    const { id } = await makeLead(partner)
    const Tags = [
      { Key: 'a', Value: '1' },
      { Key: 'a', Value: '2' },
    ]
    return partner.startOpportunityFromEngagementTask({
      Catalog,
      Identifier: id,
      ContextIdentifier: '1',
      Tags,
    })
  }),
  convert.answers('a customer project with a failed task', async ({ partner }) => {
    const { id } = await makeEngagement(partner, [customerProject])
    expect(await converting(partner, id)).toMatchObject({
      TaskStatus: 'FAILED',
      ReasonCode: 'CustomerProjectContextNotPermitted',
    })
  }),
  convert.answers('a context that is not there with a failed task', async ({ partner }) => {
    const { id } = await makeLead(partner)
    expect(await converting(partner, id, '9')).toMatchObject({
      TaskStatus: 'FAILED',
      ReasonCode: 'ContextNotFound',
    })
  }),
]

const convertTasks = casesOf('ListOpportunityFromEngagementTasks')

type ConvertQuery = Partial<ListOpportunityFromEngagementTasksCommandInput>

const convertTaskCases: readonly WireCase[] = [
  convertTasks.answers(
    'given tasks, and those of given records, engagements and contexts',
    async ({ partner }) => {
      const { id, arn } = await makeLead(partner)
      const { TaskId, TaskArn, OpportunityId } = await converting(partner, id)
      const queries: ConvertQuery[] = [
        { TaskIdentifier: [given(TaskId)] },
        { TaskIdentifier: [given(TaskArn)] },
        { OpportunityIdentifier: [given(OpportunityId)] },
        { EngagementIdentifier: [id] },
        { EngagementIdentifier: [arn], ContextIdentifier: ['1'], TaskStatus: ['COMPLETE'] },
      ]
      for (const query of queries) {
        const { TaskSummaries } = await partner.listOpportunityFromEngagementTasks({ Catalog, ...query })
        expect(TaskSummaries).toMatchObject([{ TaskId, OpportunityId, EngagementId: id, ContextId: '1' }])
      }
    },
  ),
  convertTasks.answers('none about another context', async ({ partner }) => {
    const { id } = await makeLead(partner)
    await converting(partner, id)
    const { TaskSummaries } = await partner.listOpportunityFromEngagementTasks({
      Catalog,
      EngagementIdentifier: [id],
      ContextIdentifier: ['2'],
    })
    expect(TaskSummaries).toEqual([])
  }),
  ...(['ASCENDING', 'DESCENDING'] as const).map((SortOrder) =>
    convertTasks.answers(`by StartTime, ${SortOrder.toLowerCase()}`, (world) =>
      world.alone({}, async ({ partner, clock }) => {
        const started: string[] = []
        for (let count = 0; count < 3; count++) {
          const { id } = await makeLead(partner)
          started.push(given((await converting(partner, id)).TaskId))
          clock.advance(1)
        }
        const { TaskSummaries } = await partner.listOpportunityFromEngagementTasks({
          Catalog,
          Sort: { SortBy: 'StartTime', SortOrder },
        })
        const expected = SortOrder === 'ASCENDING' ? started : started.reverse()
        expect(TaskSummaries?.map(({ TaskId }) => TaskId)).toEqual(expected)
      }),
    ),
  ),
]

export const taskCases: readonly WireCase[] = [
  ...submitCases,
  ...submitTaskCases,
  ...convertCases,
  ...convertTaskCases,
]
