export interface InvitationTable {
  /** Order of arrival. */
  number: number
  id: string
  catalog: string
  engagement_id: string
  sender: string
  sender_company: string
  receiver: string
  receiver_alias: string | null
  payload_type: string
  status: string
  invited: number
  expires: number
  message: string
  /** JSON, exactly as GetEngagementInvitation answers it; null in files of before. */
  payload: string | null
  rejection_reason: string | null
  /** The sender's opportunity, if the invitation is about one. */
  opportunity_id: string | null
}

export const invitationTables = [
  `create table invitation (
    number integer primary key, id text not null unique, catalog text not null, engagement_id text not null,
    sender text not null, sender_company text not null, receiver text not null, receiver_alias text,
    payload_type text not null, status text not null, invited integer not null, expires integer not null,
    message text not null, payload text, rejection_reason text, opportunity_id text)`,
  'create index invitation_by_engagement on invitation (engagement_id, receiver, status)',
  'create index invitation_by_sender on invitation (sender, catalog, invited, number)',
  'create index invitation_by_receiver on invitation (receiver, catalog, invited, number)',
]
