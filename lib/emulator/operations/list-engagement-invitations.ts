import type { ListEngagementInvitationsRequest } from '@aws-sdk/client-partnercentral-selling'
import { identifiedAll } from '../identifiers'
import { invitationsPage } from '../invitations/listing'
import { invitationSummary } from '../invitations/view'
import { pageOf } from '../list/page'
import { defaultPageSize } from '../list/paging'
import type { Operation } from '../operation'
import type { Sent } from '../sent'

const name = 'ListEngagementInvitations'

/** Invitations that the caller has sent, or those it has received, the newest first unless asked otherwise. */
export const listEngagementInvitations: Operation<
  Sent<ListEngagementInvitationsRequest, 'Catalog' | 'ParticipantType'>
> = {
  writes: false,
  async run(input, context) {
    const { ParticipantType } = input
    const limit = input.MaxResults ?? defaultPageSize
    const rows = await invitationsPage(context, {
      role: ParticipantType,
      order: input.Sort?.SortOrder ?? 'DESCENDING',
      after: context.pager.read(name, input),
      limit,
      payloadTypes: input.PayloadType,
      statuses: input.Status,
      engagementIds: identifiedAll(context, 'engagement', input.EngagementIdentifier, 'engagementIdentifier'),
      senders: input.SenderAwsAccountId,
    })
    const { page, token } = pageOf(rows, limit, ({ invitedAt }) => invitedAt, context, name, input)
    return {
      EngagementInvitationSummaries: page.map((invitation) => ({
        ...invitationSummary(invitation, invitation.engagementTitle),
        ParticipantType,
      })),
      ...token,
    }
  },
}
