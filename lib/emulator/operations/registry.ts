import type { Operation } from '../operation'
import { acceptEngagementInvitation } from './accept-engagement-invitation'
import { assignOpportunity } from './assign-opportunity'
import { associateOpportunity } from './associate-opportunity'
import { createEngagement } from './create-engagement'
import { createEngagementContext } from './create-engagement-context'
import { createEngagementInvitation } from './create-engagement-invitation'
import { createOpportunity } from './create-opportunity'
import { createResourceSnapshot } from './create-resource-snapshot'
import { createResourceSnapshotJob } from './create-resource-snapshot-job'
import { deleteResourceSnapshotJob } from './delete-resource-snapshot-job'
import { disassociateOpportunity } from './disassociate-opportunity'
import { getAwsOpportunitySummary } from './get-aws-opportunity-summary'
import { getEngagement } from './get-engagement'
import { getEngagementInvitation } from './get-engagement-invitation'
import { getOpportunity } from './get-opportunity'
import { getProspectingFromEngagementTask } from './get-prospecting-from-engagement-task'
import { getResourceSnapshot } from './get-resource-snapshot'
import { getResourceSnapshotJob } from './get-resource-snapshot-job'
import { getSellingSystemSettings } from './get-selling-system-settings'
import { listEngagementByAcceptingInvitationTasks } from './list-engagement-by-accepting-invitation-tasks'
import { listEngagementFromOpportunityTasks } from './list-engagement-from-opportunity-tasks'
import { listEngagementInvitations } from './list-engagement-invitations'
import { listEngagementMembers } from './list-engagement-members'
import { listEngagementResourceAssociations } from './list-engagement-resource-associations'
import { listEngagements } from './list-engagements'
import { listOpportunities } from './list-opportunities'
import { listOpportunityFromEngagementTasks } from './list-opportunity-from-engagement-tasks'
import { listProspectingFromEngagementTasks } from './list-prospecting-from-engagement-tasks'
import { listResourceSnapshotJobs } from './list-resource-snapshot-jobs'
import { listResourceSnapshots } from './list-resource-snapshots'
import { listSolutions } from './list-solutions'
import { listTagsForResource } from './list-tags-for-resource'
import { putSellingSystemSettings } from './put-selling-system-settings'
import { rejectEngagementInvitation } from './reject-engagement-invitation'
import { startEngagementByAcceptingInvitationTask } from './start-engagement-by-accepting-invitation-task'
import { startEngagementFromOpportunityTask } from './start-engagement-from-opportunity-task'
import { startOpportunityFromEngagementTask } from './start-opportunity-from-engagement-task'
import { startProspectingFromEngagementTask } from './start-prospecting-from-engagement-task'
import { startResourceSnapshotJob } from './start-resource-snapshot-job'
import { stopResourceSnapshotJob } from './stop-resource-snapshot-job'
import { submitOpportunity } from './submit-opportunity'
import { tagResource } from './tag-resource'
import { untagResource } from './untag-resource'
import { updateEngagementContext } from './update-engagement-context'
import { updateOpportunity } from './update-opportunity'

/** Every operation the service answers, by its name on the wire. */
export const operations: ReadonlyMap<string, Operation<never>> = new Map<string, Operation<never>>([
  ['AcceptEngagementInvitation', acceptEngagementInvitation],
  ['AssignOpportunity', assignOpportunity],
  ['AssociateOpportunity', associateOpportunity],
  ['CreateEngagement', createEngagement],
  ['CreateEngagementContext', createEngagementContext],
  ['CreateEngagementInvitation', createEngagementInvitation],
  ['CreateOpportunity', createOpportunity],
  ['CreateResourceSnapshot', createResourceSnapshot],
  ['CreateResourceSnapshotJob', createResourceSnapshotJob],
  ['DeleteResourceSnapshotJob', deleteResourceSnapshotJob],
  ['DisassociateOpportunity', disassociateOpportunity],
  ['GetAwsOpportunitySummary', getAwsOpportunitySummary],
  ['GetEngagement', getEngagement],
  ['GetEngagementInvitation', getEngagementInvitation],
  ['GetOpportunity', getOpportunity],
  ['GetProspectingFromEngagementTask', getProspectingFromEngagementTask],
  ['GetResourceSnapshot', getResourceSnapshot],
  ['GetResourceSnapshotJob', getResourceSnapshotJob],
  ['GetSellingSystemSettings', getSellingSystemSettings],
  ['ListEngagementByAcceptingInvitationTasks', listEngagementByAcceptingInvitationTasks],
  ['ListEngagementFromOpportunityTasks', listEngagementFromOpportunityTasks],
  ['ListEngagementInvitations', listEngagementInvitations],
  ['ListEngagementMembers', listEngagementMembers],
  ['ListEngagementResourceAssociations', listEngagementResourceAssociations],
  ['ListEngagements', listEngagements],
  ['ListOpportunities', listOpportunities],
  ['ListOpportunityFromEngagementTasks', listOpportunityFromEngagementTasks],
  ['ListProspectingFromEngagementTasks', listProspectingFromEngagementTasks],
  ['ListResourceSnapshotJobs', listResourceSnapshotJobs],
  ['ListResourceSnapshots', listResourceSnapshots],
  ['ListSolutions', listSolutions],
  ['ListTagsForResource', listTagsForResource],
  ['PutSellingSystemSettings', putSellingSystemSettings],
  ['RejectEngagementInvitation', rejectEngagementInvitation],
  ['StartEngagementByAcceptingInvitationTask', startEngagementByAcceptingInvitationTask],
  ['StartEngagementFromOpportunityTask', startEngagementFromOpportunityTask],
  ['StartOpportunityFromEngagementTask', startOpportunityFromEngagementTask],
  ['StartProspectingFromEngagementTask', startProspectingFromEngagementTask],
  ['StartResourceSnapshotJob', startResourceSnapshotJob],
  ['StopResourceSnapshotJob', stopResourceSnapshotJob],
  ['SubmitOpportunity', submitOpportunity],
  ['TagResource', tagResource],
  ['UntagResource', untagResource],
  ['UpdateEngagementContext', updateEngagementContext],
  ['UpdateOpportunity', updateOpportunity],
])
