import type { StoredEngagement } from '../engagements/engagements'
import { aws, membersOf } from '../engagements/members'
import { conflict, type Issue, issue, quotaExceeded } from '../errors'
import type { Work } from '../operation'
import { pendingInvitations } from './invitations'

/** Ten partners: whoever opened the engagement, and nine others. AWS is none. Source: reference, section 14. */
const mostPartners = 10

/** The account as it is stored: AWS goes by its name, in any case. */
export function receiverAccount(given: string): string {
  return given.toLowerCase() === aws.account ? aws.account : given
}

/** The model lets any word pass for an account. */
export function receiverIssues(account: string, sender: string): Issue[] {
  const field = 'invitation.receiver.account.awsAccountId'
  if (account !== aws.account && !/^\d{12}$/.test(account)) {
    return [issue(field, 'INVALID_VALUE', `${field} must be an AWS account of 12 digits`)]
  }
  return account === sender ? [issue(field, 'INVALID_VALUE', 'A partner cannot invite itself')] : []
}

/**
 * Whether there is a place in the engagement for one more; who has not answered yet holds one.
 * @throws ServiceError ConflictException for somebody who is in or invited already; ServiceQuotaExceededException.
 */
export async function checkRoom(work: Work, { id }: StoredEngagement, account: string): Promise<void> {
  const members = (await membersOf(work, id)).map((member) => member.account)
  if (members.includes(account)) throw conflict('The receiver is a member of the engagement already')
  const invited = (await pendingInvitations(work, id)).map(({ receiver }) => receiver.account)
  if (invited.includes(account)) throw conflict('The receiver has a pending invitation to the engagement')
  const partners = [...members, ...invited].filter((each) => each !== aws.account)
  if (account !== aws.account && partners.length >= mostPartners) {
    throw quotaExceeded(`An engagement cannot have more than ${mostPartners} partners`)
  }
}
