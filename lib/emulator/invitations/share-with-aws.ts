import type { Tag } from '@aws-sdk/client-partnercentral-selling'
import { snapshotJobArn } from '../arns'
import { isLead } from '../engagements/contexts'
import { customerProjectOf, engagementTitleOf } from '../engagements/customer-project'
import { createEngagement, engagementNamed, type StoredEngagement } from '../engagements/engagements'
import { announceMember, aws, isMember } from '../engagements/members'
import { engagementsOfResource, linkResource } from '../engagements/resources'
import type { Work } from '../operation'
import type { StoredOpportunity } from '../record'
import { jobFor, openSnapshotJob } from '../snapshots/jobs'
import { addTags } from '../tags/tags'
import { invite, latestInvitation } from './invitations'
import { opportunityInvitation } from './payload'

/** What the submission of an opportunity goes through. */
export interface Shared {
  engagementId: string
  /** Absent when AWS needs no invitation. */
  invitationId?: string | undefined
  snapshotJobId: string
}

const template = 'OpportunitySummary'

/** The engagement that an opportunity belongs to; of several, the first. */
export async function engagementOfOpportunity(
  work: Work,
  record: StoredOpportunity,
): Promise<StoredEngagement | undefined> {
  const [id] = await engagementsOfResource(work, record.document.Id as string)
  return id === undefined ? undefined : engagementNamed(work, id)
}

/**
 * Shares a record that was just submitted with AWS: engagement, snapshot, snapshot job and invitation, as far as they
 * are not there yet, in the order of the reference's section 12. What lies in the store is what the snapshot shows.
 */
export async function shareWithAws(
  work: Work,
  record: StoredOpportunity,
  by: { account: string; company: string },
  tags: readonly Tag[],
): Promise<Shared> {
  const known = await engagementOfOpportunity(work, record)
  const engagement = known ?? (await openEngagement(work, record, by))
  const snapshotJobId = await keepJob(work, engagement, record, tags)
  if (!known) await announceMember(work, engagement, by)
  const invitationId = await inviteAws(work, engagement, record, by)
  return { engagementId: engagement.id, invitationId, snapshotJobId }
}

async function openEngagement(
  work: Work,
  { document }: StoredOpportunity,
  by: { account: string; company: string },
): Promise<StoredEngagement> {
  const engagement = await createEngagement(work, by, {
    title: engagementTitleOf(document),
    contexts: [{ Type: 'CustomerProject', Payload: { CustomerProject: customerProjectOf(document) } }],
  })
  await linkResource(work, engagement.id, document.Id as string)
  return engagement
}

/** Its first snapshot is taken at once; a job that the partner has stopped stays so. */
async function keepJob(
  work: Work,
  { id: engagementId }: StoredEngagement,
  { document }: StoredOpportunity,
  tags: readonly Tag[],
): Promise<string> {
  const asked = { engagementId, opportunityId: document.Id as string, template }
  const existing = await jobFor(work, asked)
  if (!existing) return (await openSnapshotJob(work, { ...asked, tags: [...tags], status: 'Running' })).id
  const arn = snapshotJobArn(work.account, work.catalog, existing.id)
  await addTags(work, arn, tags)
  return existing.id
}

/** AWS is invited once, and again when it did not answer in time. It sees a lead of its own without an invitation. */
async function inviteAws(
  work: Work,
  engagement: StoredEngagement,
  { document }: StoredOpportunity,
  sender: { account: string; company: string },
): Promise<string | undefined> {
  if (isLead(engagement)) return undefined
  const latest = await latestInvitation(work, engagement.id, aws.account)
  if (latest?.status === 'PENDING' || latest?.status === 'ACCEPTED') {
    return latest.sender.account === sender.account ? latest.id : undefined
  }
  if (await isMember(work, engagement.id, aws.account)) return undefined
  const { account, company } = sender
  const invitation = await invite(work, engagement, {
    sender: { account, company },
    receiver: { account: aws.account, alias: aws.company },
    message: 'Please review this opportunity for co-selling.',
    payload: opportunityInvitation(document, 'Co-Sell Facilitator', document.OpportunityTeam ?? []),
    opportunityId: document.Id,
  })
  return invitation.id
}
