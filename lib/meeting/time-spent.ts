import { transact } from '@/lib/sql/transact'
import type { Person } from './meeting'
import { type StoredMeeting, storedMeeting } from './rows'
import type { MeetingDatabase, MeetingTransaction } from './tables'

/** Longer than a browser lets the timers of a hidden window sleep; whoever is silent for longer had closed it. */
const longestGapMs = 120_000

/** A sign of life is noted this often: each costs a write. */
const noteEveryMs = 5_000

/** What has passed since time was last counted, as long as somebody presented. */
function passedMs({ presenter_id, counted_ms }: StoredMeeting, now: Date): number {
  const passed = now.getTime() - counted_ms
  return presenter_id === null || passed < 0 || passed > longestGapMs ? 0 : passed
}

/** Counts the time up to now, for the meeting and for the deal on the screen. Comes before whatever changes either. */
export async function countTime(
  transaction: MeetingTransaction,
  meeting: StoredMeeting,
  now: Date,
): Promise<void> {
  const passed = passedMs(meeting, now)
  await transaction
    .updateTable('meeting')
    .set((eb) => ({ spent_ms: eb('spent_ms', '+', passed), counted_ms: now.getTime() }))
    .where('id', '=', meeting.id)
    .execute()
  if (meeting.view_deal === null) return
  await transaction
    .updateTable('meeting_item')
    .set((eb) => ({ spent_ms: eb('spent_ms', '+', passed) }))
    .where('meeting_id', '=', meeting.id)
    .where('deal_id', '=', meeting.view_deal)
    .execute()
}

async function notePresenter(database: MeetingDatabase, id: string, term: number, now: Date): Promise<void> {
  await transact(database, async (transaction) => {
    const row = await transaction
      .updateTable('meeting')
      .set({ presenter_seen_ms: now.getTime() })
      .where('id', '=', id)
      .where('term', '=', term)
      .where('presenter_id', 'is not', null)
      .where('ended_ms', 'is', null)
      .returningAll()
      .executeTakeFirst()
    if (row) await countTime(transaction, storedMeeting(row), now)
  })
}

async function noteAttendee(database: MeetingDatabase, id: string, person: Person, now: Date): Promise<void> {
  const seen = await database
    .selectFrom('meeting_attendee')
    .select('seen_ms')
    .where('meeting_id', '=', id)
    .where('user_id', '=', person.userId)
    .executeTakeFirst()
  if (seen && now.getTime() - Number(seen.seen_ms) < noteEveryMs) return
  const { userId: user_id, name, role } = person
  await database
    .insertInto('meeting_attendee')
    .values({ meeting_id: id, user_id, name, role, first_ms: now.getTime(), seen_ms: now.getTime() })
    .onConflict((conflict) =>
      conflict.columns(['meeting_id', 'user_id']).doUpdateSet({ name, role, seen_ms: now.getTime() }),
    )
    .execute()
}

/** Notes that somebody is in the meeting, and with `term` that the presenter's window is still there. */
export async function noteSign(
  database: MeetingDatabase,
  meeting: StoredMeeting,
  person: Person,
  now: Date,
  term?: number,
): Promise<void> {
  await noteAttendee(database, meeting.id, person, now)
  const isPresenting = meeting.presenter_id === person.userId && meeting.term === term
  if (!isPresenting || now.getTime() - (meeting.presenter_seen_ms ?? 0) < noteEveryMs) return
  await notePresenter(database, meeting.id, meeting.term, now)
}
