import type { Mirror } from '@/lib/mirror/mirror'
import type { OpportunityCard } from '@/lib/opportunity/card'
import { plainDateOf } from '@/lib/opportunity/plain-date'
import { inScope } from '@/lib/pipeline/scope'
import { type Decision, withReplaced } from './decision'
import { itemsOf, type StoredItem } from './items'
import type { AgendaItem, Attendee, Meeting } from './meeting'
import {
  instant,
  onScreen,
  presenterOf,
  type StoredMeeting,
  startedBy,
  storedAttendee,
  storedDecision,
} from './rows'
import type { MeetingDatabase } from './tables'

export interface Reading {
  database: MeetingDatabase
  mirror: Mirror
  now: Date
}

/** Screens show the meeting, and the deals as the mirror has them: both are in it. */
export async function revisionOf({ mirror }: Reading, meeting: StoredMeeting): Promise<string> {
  return `${meeting.revision}.${await mirror.revision(meeting.catalog)}`
}

export async function decisionsOf(database: MeetingDatabase, meetingId: string): Promise<Decision[]> {
  const rows = await database
    .selectFrom('meeting_decision')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('number')
    .execute()
  return withReplaced(rows.map(storedDecision))
}

/** Whoever was there, by when they came. */
export async function attendeesOf({ database, now }: Reading, meeting: StoredMeeting): Promise<Attendee[]> {
  const rows = await database
    .selectFrom('meeting_attendee')
    .selectAll()
    .where('meeting_id', '=', meeting.id)
    .orderBy('first_ms')
    .orderBy('user_id')
    .execute()
  return rows.map((row) => storedAttendee(row, meeting, now))
}

function withCard(
  item: StoredItem,
  card: OpportunityCard | undefined,
  { scope }: StoredMeeting,
  now: Date,
): AgendaItem {
  if (!card) return { ...item, hasLeftScope: true }
  const isIn = !card.gone && inScope(card.id, card, scope.filter, plainDateOf(now))
  return { ...item, card, ...(!isIn && { hasLeftScope: true as const }) }
}

export async function agendaOf(
  { database, mirror, now }: Reading,
  meeting: StoredMeeting,
): Promise<AgendaItem[]> {
  const items = await itemsOf(database, meeting.id)
  const ids = items.map(({ dealId }) => dealId)
  const cards = new Map((await mirror.cards(meeting.catalog, ids)).map((card) => [card.id, card]))
  return items.map((item) => withCard(item, cards.get(item.dealId), meeting, now))
}

export async function meetingOf(reading: Reading, meeting: StoredMeeting): Promise<Meeting> {
  const { database, now } = reading
  // Read first: what changes meanwhile shows with the next revision at the latest.
  const revision = await revisionOf(reading, meeting)
  const presenter = presenterOf(meeting, now)
  const { id, name, scope, since, previous_id, started_ms, ended_ms, spent_ms, counted_ms } = meeting
  return {
    id,
    revision,
    name,
    scope,
    since,
    startedAt: instant(started_ms),
    startedBy: startedBy(meeting),
    onScreen: onScreen(meeting),
    agenda: await agendaOf(reading, meeting),
    decisions: await decisionsOf(database, id),
    attendees: await attendeesOf(reading, meeting),
    spentMs: spent_ms,
    countedAt: instant(counted_ms),
    ...(previous_id !== null && { previousId: previous_id }),
    ...(ended_ms !== null && { endedAt: instant(ended_ms) }),
    ...(presenter && { presenter }),
  }
}
