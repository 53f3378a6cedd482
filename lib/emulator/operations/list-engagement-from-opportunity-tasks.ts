import type { ListEngagementFromOpportunityTasksRequest } from '@aws-sdk/client-partnercentral-selling'
import type { Operation } from '../operation'
import { defaultPageSize } from '../paging'
import type { Sent } from '../sent'

const name = 'ListEngagementFromOpportunityTasks'

/** Submission tasks, the newest first unless asked otherwise. */
export const listEngagementFromOpportunityTasks: Operation<
  Sent<ListEngagementFromOpportunityTasksRequest, 'Catalog'>
> = {
  writes: false,
  async run(input, context) {
    const limit = input.MaxResults ?? defaultPageSize
    const rows = await context.store.tasks(context, {
      order: input.Sort?.SortOrder ?? 'DESCENDING',
      after: context.pager.read(name, input),
      limit,
      statuses: input.TaskStatus,
      ids: input.TaskIdentifier?.map(idOf),
      opportunityIds: input.OpportunityIdentifier,
      engagementIds: input.EngagementIdentifier?.map(idOf),
    })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      TaskSummaries: page.map(({ document }) => document),
      ...(last &&
        rows.length > limit && {
          NextToken: context.pager.write(name, input, { key: last.started, number: last.number }),
        }),
    }
  },
}

/** Some filters take an ARN for an id; the id is its last part. */
function idOf(idOrArn: string): string {
  return idOrArn.slice(idOrArn.lastIndexOf('/') + 1)
}
