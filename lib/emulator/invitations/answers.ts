import { accessDenied } from '../access/permissions'
import { engagementNamed, type StoredEngagement } from '../engagements/engagements'
import { addMember, type Member } from '../engagements/members'
import { conflict } from '../errors'
import type { Work } from '../operation'
import {
  announce,
  existingInvitation,
  invitationNamed,
  type StoredInvitation,
  saveAnswer,
} from './invitations'

/**
 * An invitation that the caller may answer now.
 * @param action Names the operation in a refusal.
 * @throws ServiceError ResourceNotFoundException for a stranger's; AccessDeniedException for one that the caller sent
 *   itself; ConflictException for one that is answered, or was not for 15 days.
 */
export async function answerableInvitation(
  work: Work,
  idOrArn: string,
  action: string,
): Promise<StoredInvitation> {
  const invitation = await existingInvitation(work, idOrArn)
  if (invitation.receiver.account !== work.account) throw accessDenied(work.account, action)
  if (invitation.status !== 'PENDING') {
    throw conflict(`The engagement invitation is ${invitation.status}, not PENDING`)
  }
  return invitation
}

/** The receiver joins the engagement; both sides and all members are told. */
export async function accept(
  work: Work,
  invitation: StoredInvitation,
  receiver: Omit<Member, 'joined'>,
): Promise<StoredEngagement> {
  const engagement = await engagementOf(work, invitation)
  invitation.status = 'ACCEPTED'
  await saveAnswer(work, invitation)
  announce('Accepted', invitation, work)
  await addMember(work, engagement, receiver)
  return engagement
}

/** @param reason At most 80 characters. */
export async function reject(work: Work, invitation: StoredInvitation, reason?: string): Promise<void> {
  invitation.status = 'REJECTED'
  invitation.rejectionReason = reason
  await saveAnswer(work, invitation)
  announce('Rejected', invitation, work)
}

/** A step of the agenda: nobody answered in time. What was answered stays as it is. */
export async function expireInvitation(id: string, work: Work): Promise<void> {
  const invitation = await invitationNamed(work, id)
  if (invitation?.status !== 'PENDING') return
  invitation.status = 'EXPIRED'
  await saveAnswer(work, invitation)
  announce('Expired', invitation, work)
}

async function engagementOf(work: Work, { id, engagementId }: StoredInvitation): Promise<StoredEngagement> {
  const engagement = await engagementNamed(work, engagementId)
  if (!engagement) throw new Error(`Invitation ${id} leads to no engagement`)
  return engagement
}
