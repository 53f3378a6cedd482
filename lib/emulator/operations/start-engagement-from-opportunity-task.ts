import type { StartEngagementFromOpportunityTaskRequest } from '@aws-sdk/client-partnercentral-selling'
import type { StoredEngagement } from '../engagements/engagements'
import { type Issue, refuse } from '../errors'
import { existingOpportunity } from '../existing-opportunity'
import { engagementOfOpportunity, type Shared, shareWithAws } from '../invitations/share-with-aws'
import type { Context, Operation } from '../operation'
import type { StoredOpportunity } from '../record'
import { recordChanged } from '../record-changed'
import { submissionContentIssues, submissionStateIssues } from '../rules/submission'
import { tagIssues } from '../rules/tags'
import type { Sent } from '../sent'
import { submit } from '../submission'
import { type InnerRights, missingRight, type TaskFailure } from '../tasks/inner-rights'
import { addTask } from '../tasks/tasks'

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
    const engagement = await engagementOfOpportunity(context, record)
    const outcome =
      missingRight(context, rights) ??
      failureOf(record, engagement, input, context) ??
      success(await submitRecord(record, input, context))
    return addTask(context, 'engagement-from-opportunity', { OpportunityId: record.document.Id, ...outcome })
  },
}

const rights: InnerRights = [
  ['GetOpportunity', 'OpportunityAccessDenied'],
  ['CreateEngagement', 'EngagementAccessDenied'],
  ['CreateResourceSnapshot', 'ResourceSnapshotAccessDenied'],
  ['CreateResourceSnapshotJob', 'ResourceSnapshotJobAccessDenied'],
  ['StartResourceSnapshotJob', 'ResourceSnapshotJobAccessDenied'],
  ['CreateEngagementInvitation', 'InvitationAccessDenied'],
  ['SubmitOpportunity', 'OpportunityAccessDenied'],
]

function failureOf(
  record: StoredOpportunity,
  engagement: StoredEngagement | undefined,
  { AwsSubmission }: Input,
  { now }: Context,
): TaskFailure | undefined {
  const [stateIssue] = submissionStateIssues(record)
  if (stateIssue) {
    const Message = `${stateIssue.Code}: ${stateIssue.Message}`
    return { TaskStatus: 'FAILED', ReasonCode: 'OpportunitySubmissionFailed', Message }
  }
  if (engagement && !engagement.contexts.some(({ Type }) => Type === 'CustomerProject')) {
    const Message = `Engagement ${engagement.id} has no CustomerProject context`
    return { TaskStatus: 'FAILED', ReasonCode: 'ContextNotFound', Message }
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
): Promise<Shared> {
  submit(record, AwsSubmission, context.reviewer, context.now)
  await recordChanged(record, context)
  return shareWithAws(context, record, context, Tags)
}

function success({ engagementId, invitationId, snapshotJobId }: Shared) {
  return {
    TaskStatus: 'COMPLETE' as const,
    EngagementId: engagementId,
    EngagementInvitationId: invitationId,
    ResourceSnapshotJobId: snapshotJobId,
  }
}
