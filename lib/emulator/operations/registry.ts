import type { Operation } from '../operation'
import { assignOpportunity } from './assign-opportunity'
import { associateOpportunity } from './associate-opportunity'
import { createOpportunity } from './create-opportunity'
import { disassociateOpportunity } from './disassociate-opportunity'
import { getAwsOpportunitySummary } from './get-aws-opportunity-summary'
import { getOpportunity } from './get-opportunity'
import { listEngagementFromOpportunityTasks } from './list-engagement-from-opportunity-tasks'
import { listOpportunities } from './list-opportunities'
import { listSolutions } from './list-solutions'
import { startEngagementFromOpportunityTask } from './start-engagement-from-opportunity-task'
import { submitOpportunity } from './submit-opportunity'
import { updateOpportunity } from './update-opportunity'

/** Every operation the service answers, by its name on the wire. */
export const operations: ReadonlyMap<string, Operation<never>> = new Map<string, Operation<never>>([
  ['AssignOpportunity', assignOpportunity],
  ['AssociateOpportunity', associateOpportunity],
  ['CreateOpportunity', createOpportunity],
  ['DisassociateOpportunity', disassociateOpportunity],
  ['GetAwsOpportunitySummary', getAwsOpportunitySummary],
  ['GetOpportunity', getOpportunity],
  ['ListEngagementFromOpportunityTasks', listEngagementFromOpportunityTasks],
  ['ListOpportunities', listOpportunities],
  ['ListSolutions', listSolutions],
  ['StartEngagementFromOpportunityTask', startEngagementFromOpportunityTask],
  ['SubmitOpportunity', submitOpportunity],
  ['UpdateOpportunity', updateOpportunity],
])
