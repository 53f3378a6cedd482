import type { AcceptEngagementInvitationRequest } from '@aws-sdk/client-partnercentral-selling'
import { accept, answerableInvitation } from '../invitations/answers'
import { bringLead } from '../invitations/lead'
import type { Operation } from '../operation'
import type { Sent } from '../sent'

/** Joins an engagement without an opportunity of one's own: how leads are taken. Source: reference, section 13. */
export const acceptEngagementInvitation: Operation<
  Sent<AcceptEngagementInvitationRequest, 'Catalog' | 'Identifier'>
> = {
  writes: true,
  async run({ Identifier }, context) {
    const invitation = await answerableInvitation(context, Identifier, 'AcceptEngagementInvitation')
    const { account, company } = context
    const engagement = await accept(context, invitation, { account, company })
    await bringLead(context, engagement, invitation)
    return undefined
  },
}
