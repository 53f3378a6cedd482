import type { StartOpportunityFromEngagementTaskRequest, Tag } from '@aws-sdk/client-partnercentral-selling'
import { existingEngagement } from '../engagements/engagements'
import { refuse } from '../errors'
import { convertibleLead, convertLead, isObstacle } from '../leads/conversion'
import type { Context, Operation } from '../operation'
import { tagIssues } from '../rules/tags'
import type { Sent } from '../sent'
import { addTags } from '../tags/tags'
import { addTask } from '../tasks/tasks'

type Input = Sent<
  StartOpportunityFromEngagementTaskRequest,
  'Catalog' | 'ClientToken' | 'Identifier' | 'ContextIdentifier'
>

const kind = 'opportunity-from-engagement'

/**
 * Makes a lead a draft opportunity, as a task that is done when it is answered. A lead that cannot become one makes a
 * FAILED task, not an error, and changes nothing. Tags go to the opportunity and to its snapshot job.
 */
export const startOpportunityFromEngagementTask: Operation<Input> = {
  writes: true,
  async run({ Identifier, ContextIdentifier, Tags }, context) {
    const engagement = await existingEngagement(context, Identifier, 'identifier')
    refuse(tagIssues(Tags))
    const subject = { EngagementId: engagement.id, ContextId: ContextIdentifier }
    const lead = await convertibleLead(engagement, ContextIdentifier, context)
    if (isObstacle(lead)) return addTask(context, kind, { TaskStatus: 'FAILED', ...lead, ...subject })
    const { opportunityId, jobId, arns } = await convertLead(context, engagement, lead)
    await tagAll(context, arns, Tags)
    return addTask(context, kind, {
      TaskStatus: 'COMPLETE',
      OpportunityId: opportunityId,
      ResourceSnapshotJobId: jobId,
      ...subject,
    })
  },
}

async function tagAll(context: Context, arns: readonly string[], tags: readonly Tag[] = []): Promise<void> {
  for (const arn of arns) await addTags(context, arn, tags)
}
