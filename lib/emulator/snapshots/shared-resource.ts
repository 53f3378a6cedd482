import { existingEngagement } from '../engagements/engagements'
import { linkResource } from '../engagements/resources'
import { existingOpportunity } from '../existing-opportunity'
import type { Context } from '../operation'
import { partnerTemplateNamed } from './templates'

interface Input {
  EngagementIdentifier: string
  ResourceIdentifier: string
  ResourceSnapshotTemplateIdentifier: string
}

/** What a caller wants to show to an engagement. */
export interface SharedResource {
  engagementId: string
  opportunityId: string
  template: string
}

/**
 * An opportunity of the caller's in an engagement of the caller's. The API has no operation of its own that brings one
 * into the other, so showing it does.
 * @throws ServiceError ResourceNotFoundException for another's engagement or opportunity; ValidationException for a
 *   template that callers cannot use.
 */
export async function sharedResource(input: Input, context: Context): Promise<SharedResource> {
  const { id: engagementId } = await existingEngagement(context, input.EngagementIdentifier)
  const { document } = await existingOpportunity(context, input.ResourceIdentifier)
  const template = partnerTemplateNamed(input.ResourceSnapshotTemplateIdentifier)
  const opportunityId = document.Id ?? ''
  await linkResource(context, engagementId, opportunityId)
  return { engagementId, opportunityId, template: template.name }
}
