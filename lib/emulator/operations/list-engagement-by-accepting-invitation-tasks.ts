import type { ListEngagementByAcceptingInvitationTasksRequest } from '@aws-sdk/client-partnercentral-selling'
import { identifiedAll } from '../identifiers'
import type { Operation } from '../operation'
import type { Sent } from '../sent'
import { tasksPage } from '../tasks/tasks'

/** Tasks that accepted an invitation, the newest first unless asked otherwise. */
export const listEngagementByAcceptingInvitationTasks: Operation<
  Sent<ListEngagementByAcceptingInvitationTasksRequest, 'Catalog'>
> = {
  writes: false,
  run(input, context) {
    const { EngagementInvitationIdentifier: invitations } = input
    const field = 'engagementInvitationIdentifier'
    return tasksPage(context, 'engagement-by-accepting-invitation', {
      ...input,
      EngagementInvitationIdentifier: identifiedAll(context, 'engagement-invitation', invitations, field),
    })
  },
}
