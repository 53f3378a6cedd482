import type { RejectEngagementInvitationRequest } from '@aws-sdk/client-partnercentral-selling'
import { answerableInvitation, reject } from '../invitations/answers'
import type { Operation } from '../operation'
import type { Sent } from '../sent'

/** Declines an invitation; its contents are then closed to the caller. The reason is the caller's to give or not. */
export const rejectEngagementInvitation: Operation<
  Sent<RejectEngagementInvitationRequest, 'Catalog' | 'Identifier'>
> = {
  writes: true,
  async run({ Identifier, RejectionReason }, context) {
    const invitation = await answerableInvitation(context, Identifier, 'RejectEngagementInvitation')
    await reject(context, invitation, RejectionReason)
    return undefined
  },
}
