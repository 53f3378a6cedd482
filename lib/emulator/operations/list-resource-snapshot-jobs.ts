import type { ListResourceSnapshotJobsRequest } from '@aws-sdk/client-partnercentral-selling'
import { snapshotJobArn } from '../arns'
import { pageOf } from '../list/page'
import type { Operation } from '../operation'
import type { Sent } from '../sent'
import { jobPage } from '../snapshots/jobs'

const name = 'ListResourceSnapshotJobs'

/** Documented for this list. Source: reference, section 10. */
const pageSize = 50

/** The caller's own jobs, the newest first unless asked otherwise. */
export const listResourceSnapshotJobs: Operation<Sent<ListResourceSnapshotJobsRequest, 'Catalog'>> = {
  writes: false,
  async run(input, context) {
    const { account, catalog, pager } = context
    const limit = input.MaxResults ?? pageSize
    const rows = await jobPage(context, {
      order: input.Sort?.SortOrder ?? 'DESCENDING',
      after: pager.read(name, input),
      limit,
      engagementId: input.EngagementIdentifier,
      status: input.Status,
    })
    const { page, token } = pageOf(rows, limit, ({ created }) => created, context, name, input)
    return {
      ResourceSnapshotJobSummaries: page.map(({ id, engagement_id, status }) => ({
        Id: id,
        Arn: snapshotJobArn(account, catalog, id),
        EngagementId: engagement_id,
        Status: status,
      })),
      ...token,
    }
  },
}
