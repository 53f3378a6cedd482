import type { ListEngagementFromOpportunityTasksRequest } from '@aws-sdk/client-partnercentral-selling'
import type { Operation } from '../operation'
import type { Sent } from '../sent'
import { tasksPage } from '../tasks/tasks'

/** Submission tasks, the newest first unless asked otherwise. */
export const listEngagementFromOpportunityTasks: Operation<
  Sent<ListEngagementFromOpportunityTasksRequest, 'Catalog'>
> = {
  writes: false,
  run: (input, context) => tasksPage(context, 'engagement-from-opportunity', input),
}
