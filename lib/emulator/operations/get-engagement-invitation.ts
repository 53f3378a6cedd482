import type { GetEngagementInvitationRequest } from '@aws-sdk/client-partnercentral-selling'
import { engagementNamed } from '../engagements/engagements'
import { membersOf } from '../engagements/members'
import { existingInvitation } from '../invitations/invitations'
import { invitationView } from '../invitations/view'
import type { Operation } from '../operation'
import type { Sent } from '../sent'

/** An invitation that the caller has sent or received. */
export const getEngagementInvitation: Operation<
  Sent<GetEngagementInvitationRequest, 'Catalog' | 'Identifier'>
> = {
  writes: false,
  async run({ Identifier }, context) {
    const invitation = await existingInvitation(context, Identifier)
    const engagement = await engagementNamed(context, invitation.engagementId)
    const members = await membersOf(context, invitation.engagementId)
    return invitationView(invitation, context.account, engagement, members)
  },
}
