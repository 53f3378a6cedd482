import type {
  EngagementInvitationSummary,
  EnrichmentContext,
  GetEngagementInvitationResponse,
} from '@aws-sdk/client-partnercentral-selling'
import { engagementInvitationArn } from '../arns'
import type { StoredEngagement } from '../engagements/engagements'
import type { Member } from '../engagements/members'
import { formatInstant } from '../instant'
import type { Wire } from '../record'
import type { StoredInvitation } from './invitations'

/** What lists show, and what stays to be seen of an invitation that the reader has rejected. */
export function invitationSummary(
  invitation: StoredInvitation,
  engagementTitle: string | undefined,
): Omit<Wire<EngagementInvitationSummary>, 'ParticipantType'> {
  const { id, catalog, sender, receiver } = invitation
  return {
    Arn: engagementInvitationArn(catalog, id),
    PayloadType: invitation.payloadType,
    Id: id,
    EngagementId: invitation.engagementId,
    EngagementTitle: engagementTitle,
    Status: invitation.status,
    InvitationDate: formatInstant(invitation.invitedAt),
    ExpirationDate: formatInstant(invitation.expiresAt),
    SenderAwsAccountId: sender.account,
    SenderCompanyName: sender.company || undefined,
    Receiver: { Account: { Alias: receiver.alias, AwsAccountId: receiver.account } },
    Catalog: catalog,
  }
}

/**
 * What GetEngagementInvitation shows to `reader`. Who has rejected an invitation has no business with its contents any
 * more (reference, section 13); the sender keeps them.
 */
export function invitationView(
  invitation: StoredInvitation,
  reader: string,
  engagement: StoredEngagement | undefined,
  members: readonly Member[],
): Wire<GetEngagementInvitationResponse> {
  const summary = {
    ...invitationSummary(invitation, engagement?.title),
    RejectionReason: invitation.rejectionReason,
  }
  if (invitation.status === 'REJECTED' && invitation.receiver.account === reader) return summary
  return {
    ...summary,
    Payload: invitation.payload,
    InvitationMessage: invitation.message,
    EngagementDescription: engagement?.description,
    EnrichmentContext: enrichmentOf(engagement),
    ExistingMembers: members.map(({ company, website }) => ({
      CompanyName: company || undefined,
      WebsiteUrl: website,
    })),
  }
}

/** What AWS's insight has added to the customer, as far as the engagement has it. */
function enrichmentOf(engagement: StoredEngagement | undefined): Wire<EnrichmentContext> | undefined {
  const payloads = engagement?.contexts.map(({ Payload }) => Payload) ?? []
  const result = payloads.find((payload) => payload?.ProspectingResult)?.ProspectingResult?.Aws
  const insights = payloads.find((payload) => payload?.Lead?.Insights)?.Lead?.Insights
  if (!result && !insights) return undefined
  return {
    ...(result && { ProspectingResultAws: { Customer: result.Customer, Insights: result.Insights } }),
    ...(insights && { LeadInsights: insights }),
  }
}
