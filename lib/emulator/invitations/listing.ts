import type { InvitationStatus, ParticipantType } from '@aws-sdk/client-partnercentral-selling'
import { beyond, type Order } from '../list/page'
import type { Position } from '../list/paging'
import type { Work } from '../operation'
import { fromRow, type StoredInvitation } from './invitations'

export interface InvitationQuery {
  /** In which part the caller was. */
  role: ParticipantType
  order: Order
  after?: Position | undefined
  limit: number
  payloadTypes?: string[] | undefined
  statuses?: InvitationStatus[] | undefined
  engagementIds?: string[] | undefined
  senders?: string[] | undefined
}

export type ListedInvitation = StoredInvitation & { engagementTitle?: string | undefined }

/** Invitations by their date: one more than `limit` when there is a next page. */
export async function invitationsPage(
  { store, account, catalog }: Work,
  query: InvitationQuery,
): Promise<ListedInvitation[]> {
  const direction = query.order === 'ASCENDING' ? 'asc' : 'desc'
  let invitations = store.database
    .selectFrom('invitation')
    .selectAll()
    .select((eb) =>
      eb
        .selectFrom('engagement')
        .select('title')
        .whereRef('engagement.id', '=', 'invitation.engagement_id')
        .as('title'),
    )
    .where(query.role === 'SENDER' ? 'sender' : 'receiver', '=', account)
    .where('catalog', '=', catalog)
    .orderBy('invited', direction)
    .orderBy('number', direction)
    .limit(query.limit + 1)
  for (const [column, values] of filters(query)) invitations = invitations.where(column, 'in', values)
  if (query.after) invitations = invitations.where(beyond('invited', query.order, query.after))
  const rows = await invitations.execute()
  return rows.map((row) => ({ ...fromRow(row), engagementTitle: row.title ?? undefined }))
}

function filters({ payloadTypes, statuses, engagementIds, senders }: InvitationQuery) {
  const asked = [
    // The one filter that the model lets be empty, which then asks for nothing.
    ['payload_type', payloadTypes?.length ? payloadTypes : undefined],
    ['status', statuses],
    ['engagement_id', engagementIds],
    ['sender', senders],
  ] as const
  return asked.flatMap(([column, values]) => (values ? [[column, values] as const] : []))
}
