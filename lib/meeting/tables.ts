import type { Kysely, Transaction } from 'kysely'

/** PostgreSQL hands out a bigint that JavaScript cannot hold as text. */
type Whole = number | string

/** Instants are epoch milliseconds by our clock; see `rows.ts` for what is JSON. */
export interface MeetingTables {
  meeting: MeetingRow
  meeting_item: ItemRow
  meeting_decision: DecisionRow
  meeting_attendee: AttendeeRow
  meeting_scope: ScopeRow
}

export interface MeetingRow {
  id: string
  catalog: string
  name: string
  /** JSON of a Scope. */
  scope: string
  /** See `scopeKey`. */
  scope_key: string
  /** RFC 3339, UTC. */
  since: string
  previous_id: string | null
  started_ms: Whole
  started_by_id: string
  started_by_name: string
  ended_ms: Whole | null
  presenter_id: string | null
  presenter_name: string | null
  presenter_seen_ms: Whole | null
  /** Grows with every change of presenter. */
  term: Whole
  view: string
  view_deal: string | null
  view_since_ms: Whole
  /** Grows with every change of what screens show of the meeting. */
  revision: Whole
  spent_ms: Whole
  /** Up to when `spent_ms` counts. */
  counted_ms: Whole
  /** JSON of a Snapshot, once it has ended. */
  snapshot: string | null
}

export interface ItemRow {
  meeting_id: string
  deal_id: string
  /** From 0, without gaps. */
  position: number
  /** JSON of AgendaReason[]. */
  reasons: string
  state: string
  added_by_id: string | null
  added_by_name: string | null
  spent_ms: Whole
}

export interface DecisionRow {
  id: string
  meeting_id: string
  /** The meeting's revision that it made. */
  number: Whole
  deal_id: string
  kind: string
  was: string | null
  now: string
  /** JSON of what only some kinds have. */
  detail: string
  by_id: string
  by_name: string
  at_ms: Whole
  write_id: string | null
  /** Of the write; null without one. */
  outcome: string | null
  outcome_ms: Whole | null
  reason: string | null
}

export interface AttendeeRow {
  meeting_id: string
  user_id: string
  name: string
  role: string
  first_ms: Whole
  seen_ms: Whole
}

export interface ScopeRow {
  id: string
  catalog: string
  name: string
  /** JSON of a PipelineFilter. */
  filter: string
  is_shared: number
  by_id: string
  by_name: string
}

export type MeetingDatabase = Kysely<MeetingTables>
export type MeetingTransaction = Transaction<MeetingTables>
