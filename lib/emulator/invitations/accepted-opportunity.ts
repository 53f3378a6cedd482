import type { OpportunityInvitationPayload } from '@aws-sdk/client-partnercentral-selling'
import type { Content } from '../content'
import { aws } from '../engagements/members'
import { linkResource, resourcesOf } from '../engagements/resources'
import { opportunityCreated } from '../events/event-kinds'
import { addOpportunity, newOpportunity } from '../new-opportunity'
import type { Work } from '../operation'
import type { StoredOpportunity, Wire } from '../record'
import { recordChanged } from '../record-changed'
import { settle } from '../review/decision'
import type { StoredInvitation } from './invitations'

/**
 * The caller's opportunity of an invitation it has just accepted: AWS's own record comes to light, of another partner's
 * deal the caller gets a record of its own. It is in the engagement, and told as created, then as updated.
 */
export async function acceptedOpportunity(
  work: Work,
  invitation: StoredInvitation,
): Promise<StoredOpportunity> {
  const isReferral = invitation.sender.account === aws.account
  const record = isReferral ? await revealed(work, invitation) : await ownRecord(work, invitation)
  await linkResource(work, invitation.engagementId, record.document.Id as string)
  await recordChanged(record, work)
  return record
}

/** No review: an AWS referral is Approved from the start. Source: reference, 7.2. */
async function revealed(
  work: Work,
  { id, opportunityId = '' }: StoredInvitation,
): Promise<StoredOpportunity> {
  const record = await work.store.anyOpportunity(opportunityId)
  if (!record) throw new Error(`Invitation ${id} is about no opportunity`)
  record.visible = true
  record.state.involvement = 'Co-Sell'
  record.state.visibility = 'Full'
  settle(record, { status: 'Approved' }, work.now)
  work.emit(opportunityCreated(record, opportunityId))
  return record
}

async function ownRecord(work: Work, invitation: StoredInvitation): Promise<StoredOpportunity> {
  const payload = invitation.payload?.OpportunityInvitation
  if (!payload) throw new Error(`Invitation ${invitation.id} has no opportunity`)
  const record = await newOpportunity(work, { origin: 'Partner Referral', content: contentOf(payload) })
  record.state.receivedFrom = invitation.sender.account
  await inheritReview(work, record, invitation)
  await addOpportunity(work, record)
  return record
}

function contentOf({ Customer, Project }: Wire<OpportunityInvitationPayload>): Content {
  return {
    Customer: {
      Account: {
        CompanyName: Customer?.CompanyName,
        Industry: Customer?.Industry,
        WebsiteUrl: Customer?.WebsiteUrl,
        Address: { CountryCode: Customer?.CountryCode },
      },
    },
    Project: {
      Title: Project?.Title,
      CustomerBusinessProblem: Project?.BusinessProblem,
      ExpectedCustomerSpend: Project?.ExpectedCustomerSpend,
    },
    LifeCycle: { Stage: 'Prospect', TargetCloseDate: Project?.TargetCompletionDate },
  } as Content
}

/**
 * AWS has seen the deal already, so what it decided of the sender's record holds for this one, and what it decides later
 * as well. Source: reference, 7.2.
 */
async function inheritReview(
  work: Work,
  record: StoredOpportunity,
  { engagementId, sender, opportunityId }: StoredInvitation,
): Promise<void> {
  const [shared] = await resourcesOf(work, engagementId, sender)
  const id = opportunityId ?? shared
  const leader = id === undefined ? undefined : await work.store.anyOpportunity(id)
  if (!leader) return
  const { involvement, visibility } = leader.state
  switch (leader.document.LifeCycle.ReviewStatus) {
    case 'Approved':
      Object.assign(record.state, { involvement, visibility })
      settle(record, { status: 'Approved' }, work.now)
      break
    case 'Submitted':
    case 'In review':
    case 'Action Required':
      Object.assign(record.state, { involvement, visibility, submissions: 1, follows: id })
      record.document.LifeCycle.ReviewStatus = 'Submitted'
      break
    case 'Pending Submission':
    case 'Rejected':
      break
  }
}
