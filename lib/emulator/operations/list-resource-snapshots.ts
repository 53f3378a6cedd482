import type { ListResourceSnapshotsRequest } from '@aws-sdk/client-partnercentral-selling'
import { existingEngagement } from '../engagements/engagements'
import { pageOf } from '../list/page'
import { defaultPageSize } from '../list/paging'
import type { Operation } from '../operation'
import type { Sent } from '../sent'
import { snapshotPage, snapshotSummary } from '../snapshots/snapshot-reads'

const name = 'ListResourceSnapshots'

/**
 * What the members of an engagement show each other, the newest first. Opportunities are the only type of resource there
 * is, so that filter passes all.
 */
export const listResourceSnapshots: Operation<
  Sent<ListResourceSnapshotsRequest, 'Catalog' | 'EngagementIdentifier'>
> = {
  writes: false,
  async run(input, context) {
    const { id: engagementId } = await existingEngagement(context, input.EngagementIdentifier)
    const filter = {
      engagementId,
      opportunityId: input.ResourceIdentifier,
      template: input.ResourceSnapshotTemplateIdentifier,
      createdBy: input.CreatedBy,
    }
    const limit = input.MaxResults ?? defaultPageSize
    const rows = await snapshotPage(context, filter, context.pager.read(name, input), limit)
    const { page, token } = pageOf(rows, limit, ({ number }) => number, context, name, input)
    return {
      ResourceSnapshotSummaries: page.map((snapshot) => snapshotSummary(context, snapshot)),
      ...token,
    }
  },
}
