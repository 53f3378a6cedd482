import type { StartEngagementByAcceptingInvitationTaskRequest } from '@aws-sdk/client-partnercentral-selling'
import { issue, refuse } from '../errors'
import { acceptedOpportunity } from '../invitations/accepted-opportunity'
import { accept, answerableInvitation } from '../invitations/answers'
import type { Operation } from '../operation'
import { tagIssues } from '../rules/tags'
import type { Sent } from '../sent'
import { openSnapshotJob } from '../snapshots/jobs'
import { type InnerRights, missingRight } from '../tasks/inner-rights'
import { addTask } from '../tasks/tasks'

type Input = Sent<StartEngagementByAcceptingInvitationTaskRequest, 'Catalog' | 'ClientToken' | 'Identifier'>

const kind = 'engagement-by-accepting-invitation'

const rights: InnerRights = [
  ['GetEngagementInvitation', 'InvitationAccessDenied'],
  ['AcceptEngagementInvitation', 'InvitationAccessDenied'],
  ['CreateOpportunity', 'OpportunityAccessDenied'],
  ['SubmitOpportunity', 'OpportunityAccessDenied'],
  ['CreateResourceSnapshotJob', 'ResourceSnapshotJobAccessDenied'],
  ['StartResourceSnapshotJob', 'ResourceSnapshotJobAccessDenied'],
]

/**
 * Accepts an invitation and gives the caller the opportunity it is about, as one task, which is done when it is
 * answered. A lead has no opportunity yet: AcceptEngagementInvitation takes it. Source: reference, section 13.
 */
export const startEngagementByAcceptingInvitationTask: Operation<Input> = {
  writes: true,
  async run({ Identifier, Tags }, context) {
    const action = 'StartEngagementByAcceptingInvitationTask'
    const invitation = await answerableInvitation(context, Identifier, action)
    refuse([
      ...tagIssues(Tags),
      ...(invitation.payloadType === 'LeadInvitation'
        ? [issue('identifier', 'ACTION_NOT_PERMITTED', 'A lead invitation is accepted without a task')]
        : []),
    ])
    const subject = { EngagementInvitationId: invitation.id }
    const denied = missingRight(context, rights)
    if (denied) return addTask(context, kind, { ...denied, ...subject })

    const { account, company } = context
    const engagement = await accept(context, invitation, { account, company })
    const { document } = await acceptedOpportunity(context, invitation)
    const opportunityId = document.Id as string
    const job = await openSnapshotJob(context, {
      engagementId: engagement.id,
      opportunityId,
      template: 'OpportunitySummary',
      tags: Tags,
      status: 'Running',
    })
    const made = { OpportunityId: opportunityId, ResourceSnapshotJobId: job.id }
    return addTask(context, kind, { TaskStatus: 'COMPLETE', ...made, ...subject })
  },
}
