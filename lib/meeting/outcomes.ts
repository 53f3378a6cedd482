import type { Queue } from '@/lib/queue/queue'
import type { QueuedWrite } from '@/lib/queue/queued-write'
import { transact } from '@/lib/sql/transact'
import type { MeetingDatabase } from './tables'
import { troubleWords } from './trouble-words'

/** Those that a write may still change: one that waits for its seller may be sent again. */
const unsettled = ['queued', 'sending', 'refused', 'conflict', 'held']

interface Followed {
  id: string
  meeting_id: string
  write_id: string | null
  outcome: string | null
}

/** @param meetingId Of one meeting; of all without. */
async function followed(database: MeetingDatabase, meetingId?: string): Promise<Followed[]> {
  return database
    .selectFrom('meeting_decision')
    .select(['id', 'meeting_id', 'write_id', 'outcome'])
    .where('outcome', 'in', unsettled)
    .$if(meetingId !== undefined, (rows) => rows.where('meeting_id', '=', meetingId ?? ''))
    .execute()
}

async function copyOutcome(
  database: MeetingDatabase,
  { id, meeting_id, outcome }: Followed,
  write: QueuedWrite,
  now: Date,
): Promise<boolean> {
  return transact(database, async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('meeting_decision')
      .set({ outcome: write.state, outcome_ms: now.getTime(), reason: troubleWords(write) ?? null })
      .where('id', '=', id)
      .where('outcome', '=', outcome)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return false
    await transaction
      .updateTable('meeting')
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where('id', '=', meeting_id)
      .execute()
    return true
  })
}

/**
 * Copies into decisions what became of their writes, which the queue forgets some weeks later.
 * @param meetingId Of one meeting; of all without.
 * @returns How many decisions moved on.
 */
export async function followOutcomes(
  database: MeetingDatabase,
  queue: Queue,
  now: Date,
  meetingId?: string,
): Promise<number> {
  const decisions = await followed(database, meetingId)
  if (decisions.length === 0) return 0
  const ids = [...new Set(decisions.flatMap(({ write_id }) => write_id ?? []))]
  const writes = new Map((await queue.readAll(ids)).map((write) => [write.id, write]))
  let moved = 0
  for (const decision of decisions) {
    const write = writes.get(decision.write_id ?? '')
    if (!write || write.state === decision.outcome) continue
    if (await copyOutcome(database, decision, write, now)) moved += 1
  }
  return moved
}
