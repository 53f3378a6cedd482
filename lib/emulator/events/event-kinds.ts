import type { Catalog } from '@/lib/opportunity/opportunity'
import type { Owner } from '../access/caller'
import { engagementArn, engagementInvitationArn } from '../arns'
import { formatSecond } from '../instant'
import type { ServiceEvent } from './service-event'

/*
 * Every event of the service, member by member as AWS sends it, mixed capitals included.
 * Source: reference, section 17, and the examples of "Notifications for the AWS Partner Central Selling API".
 */

/** How AWS appears among the members of an engagement. It needs no telling. */
const awsAccount = 'aws'

/** One event for each account, AWS excepted. */
function toEach(
  accounts: readonly string[],
  catalog: Catalog,
  event: Omit<ServiceEvent, 'to'>,
): ServiceEvent[] {
  return [...new Set(accounts)]
    .filter((account) => account.toLowerCase() !== awsAccount)
    .map((account) => ({ ...event, to: { account, catalog } }))
}

function opportunityEvent(
  to: Owner,
  detailType: 'Opportunity Created' | 'Opportunity Updated',
  identifier: string,
): ServiceEvent {
  const { account, catalog } = to
  return {
    to: { account, catalog },
    detailType,
    subject: identifier,
    resources: [],
    detail: { schemaVersion: '1', catalog, opportunity: { identifier } },
  }
}

/** @param owner Whose record it is. */
export function opportunityCreated(owner: Owner, id: string): ServiceEvent {
  return opportunityEvent(owner, 'Opportunity Created', id)
}

/**
 * The record, its associations or what AWS says about it has changed.
 * @param owner Whose record it is, whoever made the change.
 */
export function opportunityUpdated(owner: Owner, id: string): ServiceEvent {
  return opportunityEvent(owner, 'Opportunity Updated', id)
}

/** What events tell of an invitation. Accounts are 12 digits, or `aws`. */
export interface InvitationFacts {
  catalog: Catalog
  id: string
  engagementId: string
  sender: { account: string; company: string }
  receiverAccount: string
  /** Epoch milliseconds. */
  expires: number
  payloadType: 'OpportunityInvitation' | 'LeadInvitation'
}

/** For both sides, each in its role. Only the first of these events names the sender's company and the expiry. */
export function invitationEvents(
  kind: 'Created' | 'Accepted' | 'Rejected' | 'Expired',
  invitation: InvitationFacts,
): ServiceEvent[] {
  const { catalog, sender, receiverAccount } = invitation
  const inRole = (account: string, participantType: 'Sender' | 'Receiver') =>
    toEach([account], catalog, {
      detailType: `Engagement Invitation ${kind}`,
      subject: invitation.engagementId,
      resources: [engagementInvitationArn(catalog, invitation.id)],
      detail: {
        catalog,
        engagementInvitation: {
          arn: engagementInvitationArn(catalog, invitation.id),
          id: invitation.id,
          engagementId: invitation.engagementId,
          senderAccountId: sender.account,
          receiverAccountId: receiverAccount,
          ...(kind === 'Created' && {
            senderCompanyName: sender.company,
            expirationDate: formatSecond(invitation.expires),
          }),
          participantType,
          payloadType: invitation.payloadType,
        },
      },
    })
  return [...inRole(sender.account, 'Sender'), ...inRole(receiverAccount, 'Receiver')]
}

/** @param members Accounts of everybody in the engagement, the new member among them: all are told. */
export function memberAdded(
  catalog: Catalog,
  engagementId: string,
  added: { account: string; company: string },
  members: readonly string[],
): ServiceEvent[] {
  return toEach(members, catalog, {
    detailType: 'Engagement Member Added',
    subject: engagementId,
    resources: [engagementArn(catalog, engagementId)],
    detail: {
      catalog,
      engagement: { id: engagementId },
      engagementMember: { accountId: added.account, companyName: added.company },
    },
  })
}

/** What events tell of a snapshot. */
export interface SnapshotFacts {
  catalog: Catalog
  arn: string
  engagementId: string
  opportunityId: string
  /** 12 digits, or `aws`. */
  createdBy: string
  /** Accounts of the members that may read it: they are told. */
  targets: readonly string[]
  template: string
}

export function snapshotCreated(snapshot: SnapshotFacts): ServiceEvent[] {
  const { catalog, engagementId, targets } = snapshot
  return toEach(targets, catalog, {
    detailType: 'Engagement Resource Snapshot Created',
    subject: engagementId,
    resources: [engagementArn(catalog, engagementId)],
    detail: {
      catalog,
      resourceSnapshot: {
        arn: snapshot.arn,
        engagementId,
        resourceType: 'Opportunity',
        resourceId: snapshot.opportunityId,
        createdBy: snapshot.createdBy,
        targetMemberAccounts: [...targets],
        resourceSnapshotTemplateName: snapshot.template,
      },
    },
  })
}

/** What events tell of an engagement, and of who did something to it when. */
export interface EngagementFacts {
  catalog: Catalog
  id: string
  /** Epoch milliseconds. */
  at: number
  /** 12 digits, or `aws`. */
  by: string
  contextTypes: readonly string[]
}

/** For who made the engagement: it has no other members yet. */
export function engagementCreated(engagement: EngagementFacts): ServiceEvent[] {
  const { catalog, id, at, by, contextTypes } = engagement
  return toEach([by], catalog, {
    detailType: 'Engagement Created',
    subject: id,
    resources: [engagementArn(catalog, id)],
    detail: {
      catalog,
      engagement: {
        engagementArn: engagementArn(catalog, id),
        engagementId: id,
        CreatedAt: formatSecond(at),
        CreatedBy: by,
        ContextTypes: [...contextTypes],
      },
    },
  })
}

/** @param members Accounts of everybody in the engagement: all are told. */
export function engagementUpdated(engagement: EngagementFacts, members: readonly string[]): ServiceEvent[] {
  const { catalog, id, at, by, contextTypes } = engagement
  return toEach(members, catalog, {
    detailType: 'Engagement Updated',
    subject: id,
    resources: [engagementArn(catalog, id)],
    detail: {
      catalog,
      engagement: {
        engagementArn: engagementArn(catalog, id),
        engagementId: id,
        LastModifiedAt: formatSecond(at),
        LastModifiedBy: by,
        ContextTypes: [...contextTypes],
      },
    },
  })
}
