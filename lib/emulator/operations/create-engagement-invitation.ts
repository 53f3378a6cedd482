import type { CreateEngagementInvitationRequest } from '@aws-sdk/client-partnercentral-selling'
import { engagementInvitationArn } from '../arns'
import { existingEngagement } from '../engagements/engagements'
import { resourcesOf } from '../engagements/resources'
import { refuse } from '../errors'
import { invite } from '../invitations/invitations'
import { checkRoom, receiverAccount, receiverIssues } from '../invitations/receiver'
import type { Operation } from '../operation'
import type { Wire } from '../record'
import type { Sent } from '../sent'

type Input = Sent<
  CreateEngagementInvitationRequest,
  'Catalog' | 'ClientToken' | 'EngagementIdentifier' | 'Invitation'
>

/** Invites one account into an engagement of the caller's. Source: reference, sections 13 and 14. */
export const createEngagementInvitation: Operation<Input> = {
  writes: true,
  async run({ EngagementIdentifier, Invitation }, context) {
    const engagement = await existingEngagement(context, EngagementIdentifier)
    const { Alias, AwsAccountId = '' } = Invitation.Receiver?.Account ?? {}
    const account = receiverAccount(AwsAccountId)
    refuse(receiverIssues(account, context.account))
    await checkRoom(context, engagement, account)
    const [opportunityId] = await resourcesOf(context, engagement.id, context)
    const { id, catalog } = await invite(context, engagement, {
      sender: { account: context.account, company: context.company },
      receiver: { account, alias: Alias },
      message: Invitation.Message as string,
      payload: Invitation.Payload as Wire<typeof Invitation.Payload> & object,
      opportunityId,
    })
    return { Id: id, Arn: engagementInvitationArn(catalog, id) }
  },
}
