import { isLead } from '../engagements/contexts'
import { engagementNamed, type StoredEngagement } from '../engagements/engagements'
import { addMember, aws } from '../engagements/members'
import { engagementsOfResource, resourcesOf } from '../engagements/resources'
import type { Work } from '../operation'
import type { StoredOpportunity } from '../record'
import { recordChanged } from '../record-changed'
import { settle } from '../review/decision'
import { accept, reject } from './answers'
import { latestInvitation } from './invitations'

/**
 * Stores a record whose review has moved on. With a decision AWS answers its invitation as well, and the opportunities
 * that other partners made of the same deal follow. Events come in the order of the reference's section 17.
 */
export async function reviewChanged(record: StoredOpportunity, work: Work): Promise<void> {
  const { ReviewStatus } = record.document.LifeCycle
  const isDecided = ReviewStatus === 'Approved' || ReviewStatus === 'Rejected'
  const engagements = isDecided ? await engagementsOf(record, work) : []
  for (const engagement of engagements) await answer(engagement, record, work)
  await recordChanged(record, work)
  for (const engagement of engagements) await bringAlong(engagement, record, work)
}

async function engagementsOf(record: StoredOpportunity, work: Work): Promise<StoredEngagement[]> {
  const ids = await engagementsOfResource(work, record.document.Id as string)
  const engagements = await Promise.all(ids.map((id) => engagementNamed(work, id)))
  return engagements.filter((engagement) => engagement !== undefined)
}

/** Where AWS was not asked about this record, it stays out: partners have engagements among themselves. */
async function answer(
  engagement: StoredEngagement,
  { document }: StoredOpportunity,
  work: Work,
): Promise<void> {
  const { ReviewStatus, ReviewStatusReason } = document.LifeCycle
  const invitation = await latestInvitation(work, engagement.id, aws.account)
  // Of another partner's record AWS says what it thinks when it has decided that one.
  if (invitation && (invitation.opportunityId ?? document.Id) !== document.Id) return
  const isPending = invitation?.status === 'PENDING'
  if (ReviewStatus === 'Rejected') {
    if (isPending) await reject(work, invitation, rejectionReason(ReviewStatusReason))
  } else if (isPending) await accept(work, invitation, aws)
  // It let the invitation pass, or needs none: it joins all the same.
  else if (invitation || isLead(engagement)) await addMember(work, engagement, aws)
}

/** The model's longest, and its characters. */
function rejectionReason(text: string | undefined): string {
  return (text ?? 'Other').replace(/[^ -~]/g, ' ').slice(0, 80) || 'Other'
}

/**
 * Opportunities that partners made of an invitation about this one are decided with it. Source: reference, 7.2, which
 * speaks of approval only; a rejected deal would leave them waiting for ever.
 */
async function bringAlong(
  { id }: StoredEngagement,
  { document: { Id, LifeCycle } }: StoredOpportunity,
  work: Work,
): Promise<void> {
  for (const opportunityId of await resourcesOf(work, id)) {
    const follower = await work.store.anyOpportunity(opportunityId)
    if (follower?.state.follows !== Id || follower?.document.LifeCycle.ReviewStatus !== 'Submitted') continue
    const { ReviewStatus, ReviewComments: comments, ReviewStatusReason: reason } = LifeCycle
    if (ReviewStatus === 'Approved') settle(follower, { status: 'Approved' }, work.now)
    else settle(follower, { status: 'Rejected', comments, reason }, work.now)
    await reviewChanged(follower, { ...work, account: follower.account })
  }
}
