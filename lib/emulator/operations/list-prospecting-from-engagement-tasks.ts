import type { ListProspectingFromEngagementTasksRequest } from '@aws-sdk/client-partnercentral-selling'
import { pageOf } from '../list/page'
import { defaultPageSize } from '../list/paging'
import type { Operation } from '../operation'
import { prospectingTaskPage, sortKey, taskSummary } from '../prospecting/prospecting-tasks'
import type { Sent } from '../sent'

const name = 'ListProspectingFromEngagementTasks'

/** The caller's prospecting tasks, the newest first unless asked otherwise. An empty filter passes all. */
export const listProspectingFromEngagementTasks: Operation<
  Sent<ListProspectingFromEngagementTasksRequest, 'Catalog'>
> = {
  writes: false,
  async run(input, context) {
    const limit = input.MaxResults ?? defaultPageSize
    const rows = await prospectingTaskPage(context, {
      order: input.Sort?.SortOrder ?? 'DESCENDING',
      by: input.Sort?.SortBy,
      after: context.pager.read(name, input),
      limit,
      ids: input.TaskIdentifier,
      names: input.TaskName,
      since: input.StartAfter?.getTime(),
      before: input.StartBefore?.getTime(),
    })
    const keyOf = (task: (typeof rows)[number]) => sortKey(task, input.Sort?.SortBy)
    const { page, token } = pageOf(rows, limit, keyOf, context, name, input)
    return { TaskSummaries: page.map((task) => taskSummary(context, task)), ...token }
  },
}
