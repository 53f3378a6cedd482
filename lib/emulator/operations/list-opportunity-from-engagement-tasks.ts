import type { ListOpportunityFromEngagementTasksRequest } from '@aws-sdk/client-partnercentral-selling'
import type { Operation } from '../operation'
import type { Sent } from '../sent'
import { tasksPage } from '../tasks/tasks'

/** The caller's lead conversions, the newest first unless asked otherwise. */
export const listOpportunityFromEngagementTasks: Operation<
  Sent<ListOpportunityFromEngagementTasksRequest, 'Catalog'>
> = {
  writes: false,
  run: (input, context) => tasksPage(context, 'opportunity-from-engagement', input),
}
