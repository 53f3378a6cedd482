import type { ListEngagementByAcceptingInvitationTasksRequest } from '@aws-sdk/client-partnercentral-selling'
import type { Operation } from '../operation'
import type { Sent } from '../sent'
import { tasksPage } from '../tasks/tasks'

/** Tasks that accepted an invitation, the newest first unless asked otherwise. */
export const listEngagementByAcceptingInvitationTasks: Operation<
  Sent<ListEngagementByAcceptingInvitationTasksRequest, 'Catalog'>
> = {
  writes: false,
  run: (input, context) => tasksPage(context, 'engagement-by-accepting-invitation', input),
}
