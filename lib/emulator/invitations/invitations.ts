import type { InvitationStatus, Payload } from '@aws-sdk/client-partnercentral-selling'
import type { Selectable } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { StoredEngagement } from '../engagements/engagements'
import { notFound } from '../errors'
import { invitationEvents } from '../events/event-kinds'
import { identified } from '../identifiers'
import type { Work } from '../operation'
import type { Wire } from '../record'
import type { InvitationTable } from './tables'

/** An invitation of one account into an engagement. Source: reference, section 13. */
export interface StoredInvitation {
  /** Order of arrival. */
  number: number
  id: string
  catalog: Catalog
  engagementId: string
  /** The account is 12 digits, or `aws`, on either side. */
  sender: { account: string; company: string }
  receiver: { account: string; alias?: string | undefined }
  payloadType: 'OpportunityInvitation' | 'LeadInvitation'
  status: InvitationStatus
  /** Epoch milliseconds. */
  invitedAt: number
  /** Epoch milliseconds. */
  expiresAt: number
  message: string
  /** Absent in files of before. */
  payload?: Wire<Payload> | undefined
  rejectionReason?: string | undefined
  /** The sender's opportunity, if the invitation is about one. */
  opportunityId?: string | undefined
}

export type NewInvitation = Pick<StoredInvitation, 'sender' | 'receiver' | 'message' | 'opportunityId'> & {
  payload: Wire<Payload>
}

/** Source: reference, section 13. */
const daysToAnswer = 15

/** Invites somebody, tells both sides, and puts the invitation's end on the agenda. */
export async function invite(
  work: Work,
  { id: engagementId, catalog }: StoredEngagement,
  invited: NewInvitation,
): Promise<StoredInvitation> {
  const number = await nextNumber(work)
  const invitedAt = work.now.getTime()
  const invitation: StoredInvitation = {
    ...invited,
    number,
    id: `engi-${work.chance.id(`invitation number ${number}`, 13)}`,
    catalog,
    engagementId,
    payloadType: invited.payload.LeadInvitation ? 'LeadInvitation' : 'OpportunityInvitation',
    status: 'PENDING',
    invitedAt,
    expiresAt: invitedAt + daysToAnswer * 86_400_000,
  }
  await work.store.database.insertInto('invitation').values(toRow(invitation)).execute()
  await work.store.schedule({
    due: invitation.expiresAt,
    step: 'expire invitation',
    account: invitation.sender.account,
    catalog,
    subject: invitation.id,
  })
  announce('Created', invitation, work)
  return invitation
}

/** Nothing is ever deleted, so the next number is one more than the last. */
async function nextNumber({ store }: Work): Promise<number> {
  const row = await store.database
    .selectFrom('invitation')
    .select((eb) => eb.fn.max('number').as('last'))
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

/** Tells both sides. */
export function announce(
  kind: Parameters<typeof invitationEvents>[0],
  { catalog, id, engagementId, sender, receiver, expiresAt, payloadType }: StoredInvitation,
  { emit }: Pick<Work, 'emit'>,
): void {
  const facts = { catalog, id, engagementId, sender, payloadType }
  const events = invitationEvents(kind, { ...facts, receiverAccount: receiver.account, expires: expiresAt })
  for (const event of events) emit(event)
}

/**
 * The invitation, for who sent it and for who received it: to everybody else it does not exist.
 * @throws ServiceError ResourceNotFoundException; ValidationException for an ARN of something else.
 */
export async function existingInvitation(work: Work, idOrArn: string): Promise<StoredInvitation> {
  const id = identified(work, 'engagement-invitation', idOrArn, 'identifier')
  const invitation = await invitationNamed(work, id)
  const sides = [invitation?.sender.account, invitation?.receiver.account]
  if (!invitation || !sides.includes(work.account)) throw notFound(idOrArn)
  return invitation
}

/** The invitation whoever it concerns: for the service itself. */
export async function invitationNamed(
  { store, catalog }: Work,
  id: string,
): Promise<StoredInvitation | undefined> {
  const row = await store.database
    .selectFrom('invitation')
    .selectAll()
    .where('id', '=', id)
    .where('catalog', '=', catalog)
    .executeTakeFirst()
  return row && fromRow(row)
}

/** Invitations into an engagement that wait for an answer, the earliest first. */
export async function pendingInvitations(
  { store }: Pick<Work, 'store'>,
  engagementId: string,
): Promise<StoredInvitation[]> {
  const rows = await store.database
    .selectFrom('invitation')
    .selectAll()
    .where('engagement_id', '=', engagementId)
    .where('status', '=', 'PENDING')
    .orderBy('number')
    .execute()
  return rows.map(fromRow)
}

/** The latest invitation of somebody into an engagement. */
export async function latestInvitation(
  { store }: Pick<Work, 'store'>,
  engagementId: string,
  receiver: string,
): Promise<StoredInvitation | undefined> {
  const row = await store.database
    .selectFrom('invitation')
    .selectAll()
    .where('engagement_id', '=', engagementId)
    .where('receiver', '=', receiver)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && fromRow(row)
}

/** Stores what an answer changes. */
export async function saveAnswer(
  { store }: Work,
  { number, status, rejectionReason }: StoredInvitation,
): Promise<void> {
  await store.database
    .updateTable('invitation')
    .set({ status, rejection_reason: rejectionReason ?? null })
    .where('number', '=', number)
    .execute()
}

export function fromRow(row: Selectable<InvitationTable>): StoredInvitation {
  return {
    number: row.number,
    id: row.id,
    catalog: row.catalog as Catalog,
    engagementId: row.engagement_id,
    sender: { account: row.sender, company: row.sender_company },
    receiver: { account: row.receiver, alias: row.receiver_alias ?? undefined },
    payloadType: row.payload_type as StoredInvitation['payloadType'],
    status: row.status as InvitationStatus,
    invitedAt: row.invited,
    expiresAt: row.expires,
    message: row.message,
    payload: row.payload === null ? undefined : JSON.parse(row.payload),
    rejectionReason: row.rejection_reason ?? undefined,
    opportunityId: row.opportunity_id ?? undefined,
  }
}

function toRow(invitation: StoredInvitation): InvitationTable {
  const { sender, receiver, payload } = invitation
  return {
    number: invitation.number,
    id: invitation.id,
    catalog: invitation.catalog,
    engagement_id: invitation.engagementId,
    sender: sender.account,
    sender_company: sender.company,
    receiver: receiver.account,
    receiver_alias: receiver.alias ?? null,
    payload_type: invitation.payloadType,
    status: invitation.status,
    invited: invitation.invitedAt,
    expires: invitation.expiresAt,
    message: invitation.message,
    payload: payload ? JSON.stringify(payload) : null,
    rejection_reason: invitation.rejectionReason ?? null,
    opportunity_id: invitation.opportunityId ?? null,
  }
}
