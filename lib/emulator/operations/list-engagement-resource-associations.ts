import type { ListEngagementResourceAssociationsRequest } from '@aws-sdk/client-partnercentral-selling'
import { existingEngagement } from '../engagements/engagements'
import { associationsPage } from '../engagements/resources'
import { pageOf } from '../list/page'
import { defaultPageSize } from '../list/paging'
import type { Operation } from '../operation'
import type { Sent } from '../sent'

const name = 'ListEngagementResourceAssociations'

/** Which opportunities belong to which engagements of the caller's: finds the one from the other. */
export const listEngagementResourceAssociations: Operation<
  Sent<ListEngagementResourceAssociationsRequest, 'Catalog'>
> = {
  writes: false,
  async run(input, context) {
    const { EngagementIdentifier, ResourceIdentifier, CreatedBy } = input
    if (EngagementIdentifier) await existingEngagement(context, EngagementIdentifier)
    const limit = input.MaxResults ?? defaultPageSize
    const rows = await associationsPage(context, {
      after: context.pager.read(name, input),
      limit,
      engagementId: EngagementIdentifier,
      opportunityId: ResourceIdentifier,
      createdBy: CreatedBy,
    })
    const { page, token } = pageOf(rows, limit, ({ number }) => number, context, name, input)
    return {
      EngagementResourceAssociationSummaries: page.map(({ engagementId, opportunityId, createdBy }) => ({
        Catalog: context.catalog,
        EngagementId: engagementId,
        ResourceType: 'Opportunity',
        ResourceId: opportunityId,
        CreatedBy: createdBy,
      })),
      ...token,
    }
  },
}
