import type { ReasonCode } from '@aws-sdk/client-partnercentral-selling'
import { addContext, hasRoomForContext } from '../engagements/contexts'
import { type StoredEngagement, saveEngagement } from '../engagements/engagements'
import { linkResource } from '../engagements/resources'
import { addOpportunity, newOpportunity } from '../new-opportunity'
import type { Context, Work } from '../operation'
import { openSnapshotJob } from '../snapshots/jobs'
import { type InnerRights, missingRight } from '../tasks/inner-rights'
import { customerProject } from './customer-project'
import { type Lead, leadContent } from './lead-content'

/** Why a lead cannot be converted. */
export interface Obstacle {
  ReasonCode: ReasonCode
  Message: string
}

const rights: InnerRights = [
  ['CreateOpportunity', 'OpportunityAccessDenied'],
  ['CreateEngagementContext', 'EngagementAccessDenied'],
  ['CreateResourceSnapshotJob', 'ResourceSnapshotJobAccessDenied'],
  ['StartResourceSnapshotJob', 'ResourceSnapshotJobAccessDenied'],
]

/** The lead in a context of an engagement of the caller's, or why there is none to convert. */
export async function convertibleLead(
  engagement: StoredEngagement,
  contextId: string,
  context: Context,
): Promise<Lead | Obstacle> {
  const denied = missingRight(context, rights)
  if (denied) return denied
  const found = engagement.contexts.find(({ Id }) => Id === contextId)
  if (!found) return obstacle('ContextNotFound', `The engagement has no context ${contextId}`)
  if (found.Type === 'CustomerProject') {
    return obstacle('CustomerProjectContextNotPermitted', 'A customer project is an opportunity already')
  }
  const lead = found.Payload?.Lead
  if (!lead) return obstacle('EngagementValidationFailed', 'Only a lead can become an opportunity')
  if (lead.QualificationStatus?.toLowerCase() === 'disqualified') {
    return obstacle('DisqualifiedLeadNotPermitted', 'A disqualified lead cannot become an opportunity')
  }
  if (await isConverted(context, engagement.id, contextId)) {
    return obstacle('OpportunityConflict', 'The lead has become an opportunity of this account already')
  }
  if (!hasCustomerProject(engagement) && !hasRoomForContext(engagement)) {
    return obstacle('ServiceQuotaExceeded', 'The engagement has no room for another context')
  }
  return lead
}

export function isObstacle(found: Lead | Obstacle): found is Obstacle {
  return 'ReasonCode' in found
}

/**
 * Makes a lead a draft opportunity of `work.account`'s: in the lead's engagement, with a running snapshot job, and with a
 * customer project for all members unless there is one. Source: reference, section 14.
 * @returns Ids of the opportunity and of the job, and their ARNs.
 */
export async function convertLead(work: Work, engagement: StoredEngagement, lead: Lead) {
  const content = leadContent(lead, work.now)
  const record = await newOpportunity(work, { origin: 'Partner Referral', content })
  const opportunityId = record.document.Id ?? ''
  await addOpportunity(work, record)
  await linkResource(work, engagement.id, opportunityId)
  if (!hasCustomerProject(engagement)) {
    const Payload = { CustomerProject: customerProject(content) }
    addContext(engagement, { Type: 'CustomerProject', Payload })
    await saveEngagement(work, engagement, work.account)
  }
  const shared = { engagementId: engagement.id, opportunityId, template: 'OpportunitySummary' }
  const job = await openSnapshotJob(work, { ...shared, status: 'Running' })
  return { opportunityId, jobId: job.id, arns: [record.document.Arn ?? '', job.arn] }
}

function hasCustomerProject({ contexts }: StoredEngagement): boolean {
  return contexts.some(({ Type }) => Type === 'CustomerProject')
}

/** Whether a task of the account has converted it before. */
async function isConverted(
  { account, catalog, store }: Work,
  engagementId: string,
  contextId: string,
): Promise<boolean> {
  const task = await store.database
    .selectFrom('task')
    .select('number')
    .where('account', '=', account)
    .where('catalog', '=', catalog)
    .where('kind', '=', 'opportunity-from-engagement')
    .where('engagement_id', '=', engagementId)
    .where('context_id', '=', contextId)
    .where('status', '=', 'COMPLETE')
    .executeTakeFirst()
  return task !== undefined
}

function obstacle(ReasonCode: ReasonCode, Message: string): Obstacle {
  return { ReasonCode, Message }
}
