import { transact } from '@/lib/sql/transact'
import { raiseRevision } from './changing'
import type { AgendaItem, Person } from './meeting'
import { MeetingRefusedError } from './refusal'
import { presenterOf, type StoredMeeting } from './rows'
import type { DealFacts, Snapshot } from './snapshot'
import type { MeetingDatabase } from './tables'
import { countTime } from './time-spent'

/** What minutes keep of a deal. */
export function factsOf({ dealId, card, hasLeftScope }: AgendaItem): DealFacts {
  const left = hasLeftScope && { hasLeftScope }
  if (!card) return { id: dealId, company: '', spend: [], ...left }
  const { company, title, stage, closeDate, spend, owner, gone } = card
  return {
    id: dealId,
    company,
    title,
    stage,
    closeDate,
    spend,
    owner: owner?.name,
    ...(gone && { isGone: true as const }),
    ...left,
  }
}

/** @throws MeetingRefusedError while somebody else presents. */
export function refuseUnlessTheirsToEnd(meeting: StoredMeeting, person: Person, now: Date): void {
  const presenter = presenterOf(meeting, now)
  if (!presenter?.isHere || presenter.userId === person.userId) return
  throw new MeetingRefusedError('presenter', `${presenter.name} is presenting now.`)
}

/** What minutes are to keep. */
export interface Ending {
  snapshot: Snapshot
  /** The meeting's when the snapshot was read; left out to take it however old it is. */
  revision?: number
}

/**
 * Ends it with what its minutes keep, unless it has ended.
 * @returns False when the meeting went on while the snapshot was read: nothing was done.
 */
export async function endMeeting(
  database: MeetingDatabase,
  person: Person,
  id: string,
  { snapshot, revision }: Ending,
  now: Date,
): Promise<boolean> {
  return transact(database, async (transaction) => {
    const meeting = await raiseRevision(transaction, person.catalog, id)
    if (meeting.ended_ms !== null) return true
    if (revision !== undefined && meeting.revision !== revision + 1) return false
    refuseUnlessTheirsToEnd(meeting, person, now)
    await countTime(transaction, meeting, now)
    await transaction
      .updateTable('meeting')
      .set({
        ended_ms: now.getTime(),
        presenter_id: null,
        presenter_name: null,
        presenter_seen_ms: null,
        view: 'end',
        view_deal: null,
        view_since_ms: now.getTime(),
        snapshot: JSON.stringify(snapshot),
      })
      .where('id', '=', id)
      .execute()
    return true
  })
}
