import type {
  ReasonCode,
  StartEngagementFromOpportunityTaskRequest,
} from '@aws-sdk/client-partnercentral-selling'
import { snapshotJobArn } from '../arns'
import { type Issue, refuse } from '../errors'
import { existingOpportunity } from '../existing-opportunity'
import type { Context, Operation } from '../operation'
import type { StoredOpportunity } from '../record'
import { recordChanged } from '../record-changed'
import { submissionContentIssues, submissionStateIssues } from '../rules/submission'
import { tagIssues } from '../rules/tags'
import type { Sent } from '../sent'
import { submit } from '../submission'
import { addTask, type TaskOutcome } from '../tasks/tasks'

type Input = Sent<
  StartEngagementFromOpportunityTaskRequest,
  'Catalog' | 'ClientToken' | 'Identifier' | 'AwsSubmission'
>

/**
 * The whole submission as one task, which is done when it is answered. What is wrong with the record makes a FAILED
 * task, not an error, and leaves the record alone. Source: reference, section 12.
 */
export const startEngagementFromOpportunityTask: Operation<Input> = {
  writes: true,
  async run(input, context) {
    const record = await existingOpportunity(context, input.Identifier)
    refuse(tagIssues(input.Tags))
    const failure = failureOf(record, input, context)
    if (!failure) await submitRecord(record, input, context)
    return addTask(context, 'engagement-from-opportunity', {
      OpportunityId: record.document.Id,
      ...(failure ?? success(record)),
    })
  },
}

interface Failure {
  TaskStatus: 'FAILED'
  ReasonCode: ReasonCode
  Message: string
}

function failureOf(
  record: StoredOpportunity,
  { AwsSubmission }: Input,
  { now }: Context,
): Failure | undefined {
  const [stateIssue] = submissionStateIssues(record)
  if (stateIssue) {
    const Message = `${stateIssue.Code}: ${stateIssue.Message}`
    return { TaskStatus: 'FAILED', ReasonCode: 'OpportunitySubmissionFailed', Message }
  }
  const issues = submissionContentIssues(record, AwsSubmission, now)
  if (issues.length === 0) return undefined
  return { TaskStatus: 'FAILED', ReasonCode: 'OpportunityValidationFailed', Message: sentence(issues) }
}

function sentence(issues: Issue[]): string {
  return issues.map(({ Code, FieldName, Message }) => `${Code} ${FieldName}: ${Message}`).join('; ')
}

async function submitRecord(
  record: StoredOpportunity,
  { AwsSubmission, Tags = [] }: Input,
  context: Context,
) {
  const { chance, store, account, catalog, now, reviewer } = context
  const { document, state } = record
  state.engagement ??= {
    id: `eng-${chance.id(`engagement ${document.Id}`, 14)}`,
    invitationId: `engi-${chance.id(`invitation ${document.Id}`, 13)}`,
    snapshotJobId: `job-${chance.id(`snapshot job ${document.Id}`, 13)}`,
  }
  submit(record, AwsSubmission, reviewer, now)
  await recordChanged(record, context)
  await store.addTags(
    snapshotJobArn(account, catalog, state.engagement.snapshotJobId),
    Tags as { Key: string; Value: string }[],
  )
}

function success({ state }: StoredOpportunity): TaskOutcome<'engagement-from-opportunity'> {
  return {
    TaskStatus: 'COMPLETE',
    EngagementId: state.engagement?.id,
    EngagementInvitationId: state.engagement?.invitationId,
    ResourceSnapshotJobId: state.engagement?.snapshotJobId,
  }
}
