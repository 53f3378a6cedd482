import type { Operation } from '../operation'
import { assignOpportunity } from './assign-opportunity'
import { associateOpportunity } from './associate-opportunity'
import { createEngagement } from './create-engagement'
import { createEngagementContext } from './create-engagement-context'
import { createOpportunity } from './create-opportunity'
import { disassociateOpportunity } from './disassociate-opportunity'
import { getAwsOpportunitySummary } from './get-aws-opportunity-summary'
import { getEngagement } from './get-engagement'
import { getOpportunity } from './get-opportunity'
import { listEngagementFromOpportunityTasks } from './list-engagement-from-opportunity-tasks'
import { listEngagementMembers } from './list-engagement-members'
import { listEngagementResourceAssociations } from './list-engagement-resource-associations'
import { listEngagements } from './list-engagements'
import { listOpportunities } from './list-opportunities'
import { listSolutions } from './list-solutions'
import { startEngagementFromOpportunityTask } from './start-engagement-from-opportunity-task'
import { submitOpportunity } from './submit-opportunity'
import { updateEngagementContext } from './update-engagement-context'
import { updateOpportunity } from './update-opportunity'

/** Every operation the service answers, by its name on the wire. */
export const operations: ReadonlyMap<string, Operation<never>> = new Map<string, Operation<never>>([
  ['AssignOpportunity', assignOpportunity],
  ['AssociateOpportunity', associateOpportunity],
  ['CreateEngagement', createEngagement],
  ['CreateEngagementContext', createEngagementContext],
  ['CreateOpportunity', createOpportunity],
  ['DisassociateOpportunity', disassociateOpportunity],
  ['GetAwsOpportunitySummary', getAwsOpportunitySummary],
  ['GetEngagement', getEngagement],
  ['GetOpportunity', getOpportunity],
  ['ListEngagementFromOpportunityTasks', listEngagementFromOpportunityTasks],
  ['ListEngagementMembers', listEngagementMembers],
  ['ListEngagementResourceAssociations', listEngagementResourceAssociations],
  ['ListEngagements', listEngagements],
  ['ListOpportunities', listOpportunities],
  ['ListSolutions', listSolutions],
  ['StartEngagementFromOpportunityTask', startEngagementFromOpportunityTask],
  ['SubmitOpportunity', submitOpportunity],
  ['UpdateEngagementContext', updateEngagementContext],
  ['UpdateOpportunity', updateOpportunity],
])
