import { transact } from '@/lib/sql/transact'
import type { Person } from './meeting'
import { MeetingRefusedError } from './refusal'
import { refuseViewers } from './rights'
import { type StoredMeeting, storedMeeting } from './rows'
import type { MeetingDatabase, MeetingTransaction } from './tables'

export function unknownMeeting(): MeetingRefusedError {
  return new MeetingRefusedError('unknown', 'There is no such meeting, or no longer.')
}

export function meetingEnded(): MeetingRefusedError {
  return new MeetingRefusedError('ended', 'This meeting has ended. Its minutes stay as they are.')
}

export async function findMeeting(
  database: MeetingDatabase,
  catalog: string,
  id: string,
): Promise<StoredMeeting | undefined> {
  const row = await database
    .selectFrom('meeting')
    .selectAll()
    .where('id', '=', id)
    .where('catalog', '=', catalog)
    .executeTakeFirst()
  return row && storedMeeting(row)
}

export interface Change {
  transaction: MeetingTransaction
  /** With the revision that this change makes. */
  meeting: StoredMeeting
}

/** Has every other change of the meeting wait. @throws MeetingRefusedError for an unknown one. */
export async function raiseRevision(
  transaction: MeetingTransaction,
  catalog: string,
  id: string,
): Promise<StoredMeeting> {
  const row = await transaction
    .updateTable('meeting')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .where('catalog', '=', catalog)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw unknownMeeting()
  return storedMeeting(row)
}

/**
 * Changes a meeting that goes on. Changes of one meeting come one after the other, in whatever process they are made.
 * @throws MeetingRefusedError for a viewer, and when the meeting is over or unknown.
 */
export function changing<T>(
  database: MeetingDatabase,
  person: Person,
  id: string,
  change: (change: Change) => Promise<T>,
): Promise<T> {
  refuseViewers(person)
  return transact(database, async (transaction) => {
    const meeting = await raiseRevision(transaction, person.catalog, id)
    if (meeting.ended_ms !== null) throw meetingEnded()
    return change({ transaction, meeting })
  })
}
