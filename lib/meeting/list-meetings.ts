import { sql } from 'kysely'
import type { MeetingPage, MeetingSummary, Person } from './meeting'
import { instant, presenterOf, type StoredMeeting, startedBy, storedMeeting } from './rows'
import type { MeetingDatabase } from './tables'

const defaultSize = 30

type Counts = Pick<MeetingSummary, 'attendees' | 'discussed' | 'decisions' | 'troubles'>

/** How many rows of each meeting fit the condition. */
async function countBy(
  database: MeetingDatabase,
  table: 'meeting_attendee' | 'meeting_item' | 'meeting_decision',
  ids: string[],
  condition = sql<boolean>`1 = 1`,
): Promise<Map<string, number>> {
  const rows = await database
    .selectFrom(table)
    .select(['meeting_id', sql<number | string>`count(*)`.as('count')])
    .where('meeting_id', 'in', ids)
    .where(condition)
    .groupBy('meeting_id')
    .execute()
  return new Map(rows.map(({ meeting_id, count }) => [meeting_id, Number(count)]))
}

async function countsOf(database: MeetingDatabase, ids: string[]): Promise<(id: string) => Counts> {
  if (ids.length === 0) return () => ({ attendees: 0, discussed: 0, decisions: 0, troubles: 0 })
  const [attendees, discussed, decisions, troubles] = await Promise.all([
    countBy(database, 'meeting_attendee', ids),
    countBy(database, 'meeting_item', ids, sql`state = 'discussed'`),
    countBy(database, 'meeting_decision', ids, sql`kind <> 'note'`),
    countBy(database, 'meeting_decision', ids, sql`outcome in ('refused', 'conflict', 'held')`),
  ])
  return (id) => ({
    attendees: attendees.get(id) ?? 0,
    discussed: discussed.get(id) ?? 0,
    decisions: decisions.get(id) ?? 0,
    troubles: troubles.get(id) ?? 0,
  })
}

function summaryOf(meeting: StoredMeeting, now: Date, counts: Counts): MeetingSummary {
  const presenter = presenterOf(meeting, now)
  return {
    id: meeting.id,
    name: meeting.name,
    scope: meeting.scope,
    startedAt: instant(meeting.started_ms),
    startedBy: startedBy(meeting),
    spentMs: meeting.spent_ms,
    ...counts,
    ...(meeting.ended_ms !== null && { endedAt: instant(meeting.ended_ms) }),
    ...(presenter && { presenter }),
  }
}

/** `Meetings.list`. `before` is the id of the last one listed. */
export async function listMeetings(
  database: MeetingDatabase,
  person: Person,
  now: Date,
  { before, size = defaultSize }: { before?: string; size?: number } = {},
): Promise<MeetingPage> {
  const last = before
    ? await database
        .selectFrom('meeting')
        .select(['id', 'started_ms'])
        .where('id', '=', before)
        .executeTakeFirst()
    : undefined
  const rows = await database
    .selectFrom('meeting')
    .selectAll()
    .where('catalog', '=', person.catalog)
    .$if(last !== undefined, (meetings) =>
      meetings.where((eb) =>
        eb.or([
          eb('started_ms', '<', last?.started_ms ?? 0),
          eb.and([eb('started_ms', '=', last?.started_ms ?? 0), eb('id', '<', last?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('started_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(size + 1)
    .execute()
  const page = rows.slice(0, size).map(storedMeeting)
  const countsBy = await countsOf(
    database,
    page.map(({ id }) => id),
  )
  const meetings = page.map((meeting) => summaryOf(meeting, now, countsBy(meeting.id)))
  const next = rows.length > size ? meetings.at(-1)?.id : undefined
  return next === undefined ? { meetings } : { meetings, next }
}
