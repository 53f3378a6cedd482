import * as z from 'zod'
import { type AgendaReason, agendaReasonKinds } from '@/lib/pipeline/agenda'
import { Decision, DecisionDetail } from './decision-schema'
import type { AgendaItem, Attendee, OnScreen, Presenter, Who } from './meeting'
import { type SavedScope, Scope } from './scope'
import { Snapshot } from './snapshot'
import type { MeetingTables } from './tables'

/*
 * What comes out of the database is parsed like anything else from outside: an older version of Tandem may have written
 * it. All functions throw a ZodError for a row that no version of ours wrote.
 */

/** Whoever was not seen for this long is taken to be gone. */
export const hereMs = 15_000

const whole = z.coerce.number().pipe(z.int())

/** JSON in a column. */
function json<T extends z.ZodType>(schema: T) {
  return z
    .string()
    .transform((text) => JSON.parse(text) as unknown)
    .pipe(schema)
}

const Row = z.object({
  id: z.uuid(),
  catalog: z.enum(['AWS', 'Sandbox']),
  name: z.string(),
  scope: json(Scope),
  scope_key: z.string(),
  since: z.string(),
  previous_id: z.string().nullable(),
  started_ms: whole,
  started_by_id: z.string(),
  started_by_name: z.string(),
  ended_ms: whole.nullable(),
  presenter_id: z.string().nullable(),
  presenter_name: z.string().nullable(),
  presenter_seen_ms: whole.nullable(),
  term: whole,
  view: z.enum(['overview', 'deal', 'end']),
  view_deal: z.string().nullable(),
  view_since_ms: whole,
  revision: whole,
  spent_ms: whole,
  counted_ms: whole,
  snapshot: json(Snapshot).nullable(),
})

/** A meeting's row as it is worked with. */
export type StoredMeeting = z.infer<typeof Row>

export function storedMeeting(row: MeetingTables['meeting']): StoredMeeting {
  return Row.parse(row)
}

export function instant(ms: number): string {
  return new Date(ms).toISOString()
}

export function startedBy({ started_by_id, started_by_name }: StoredMeeting): Who {
  return { userId: started_by_id, name: started_by_name }
}

export function presenterOf(row: StoredMeeting, now: Date): Presenter | undefined {
  const { presenter_id, presenter_name, presenter_seen_ms, term, ended_ms } = row
  if (presenter_id === null || presenter_seen_ms === null || ended_ms !== null) return undefined
  return {
    userId: presenter_id,
    name: presenter_name ?? '',
    seenAt: instant(presenter_seen_ms),
    term,
    isHere: now.getTime() - presenter_seen_ms < hereMs,
  }
}

export function onScreen({ view, view_deal, view_since_ms }: StoredMeeting): OnScreen {
  return { view, ...(view_deal !== null && { dealId: view_deal }), since: instant(view_since_ms) }
}

const Reasons = z.array(z.looseObject({ kind: z.enum(agendaReasonKinds) }))

const Item = z.object({
  deal_id: z.string(),
  reasons: json(Reasons),
  state: z.enum(['open', 'discussed', 'skipped', 'parked']),
  added_by_id: z.string().nullable(),
  added_by_name: z.string().nullable(),
  spent_ms: whole,
})

export function storedItem(row: MeetingTables['meeting_item']): Omit<AgendaItem, 'card' | 'hasLeftScope'> {
  const { deal_id, state, reasons, added_by_id, added_by_name, spent_ms } = Item.parse(row)
  return {
    dealId: deal_id,
    state,
    // What a kind of reason carries is the agenda's to say, and for its words alone.
    reasons: reasons as unknown as AgendaReason[],
    spentMs: spent_ms,
    ...(added_by_id !== null && { addedBy: { userId: added_by_id, name: added_by_name ?? '' } }),
  }
}

const DecisionColumns = z.object({
  id: z.uuid(),
  deal_id: z.string(),
  kind: Decision.shape.kind,
  was: z.string().nullable(),
  now: z.string(),
  detail: json(DecisionDetail),
  by_id: z.string(),
  by_name: z.string(),
  at_ms: whole,
  write_id: z.string().nullable(),
  outcome: Decision.shape.outcome.nullable(),
  outcome_ms: whole.nullable(),
  reason: z.string().nullable(),
})

export function storedDecision(row: MeetingTables['meeting_decision']): Decision {
  const read = DecisionColumns.parse(row)
  return {
    id: read.id,
    dealId: read.deal_id,
    kind: read.kind,
    now: read.now,
    ...read.detail,
    by: { userId: read.by_id, name: read.by_name },
    at: instant(read.at_ms),
    ...(read.was !== null && { was: read.was }),
    ...(read.write_id !== null && { writeId: read.write_id }),
    ...(read.outcome !== null && { outcome: read.outcome }),
    ...(read.outcome_ms !== null && { outcomeAt: instant(read.outcome_ms) }),
    ...(read.reason !== null && { reason: read.reason }),
  }
}

const AttendeeColumns = z.object({
  user_id: z.string(),
  name: z.string(),
  role: z.enum(['seller', 'manager', 'viewer']),
  first_ms: whole,
  seen_ms: whole,
})

export function storedAttendee(
  row: MeetingTables['meeting_attendee'],
  meeting: StoredMeeting,
  now: Date,
): Attendee {
  const { user_id, name, role, first_ms, seen_ms } = AttendeeColumns.parse(row)
  return {
    userId: user_id,
    name,
    role,
    firstSeenAt: instant(first_ms),
    lastSeenAt: instant(seen_ms),
    isHere: meeting.ended_ms === null && now.getTime() - seen_ms < hereMs,
  }
}

const ScopeColumns = z.object({
  id: z.uuid(),
  name: z.string(),
  filter: json(Scope.shape.filter),
  is_shared: z.int(),
  by_id: z.string(),
  by_name: z.string(),
})

export function storedScope(row: MeetingTables['meeting_scope']): Omit<SavedScope, 'isTheirs'> {
  const { id, name, filter, is_shared, by_id, by_name } = ScopeColumns.parse(row)
  return { id, name, filter, isShared: is_shared === 1, by: { userId: by_id, name: by_name } }
}
