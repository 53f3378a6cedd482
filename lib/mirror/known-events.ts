import type { MirrorDatabase } from './tables'

/** EventBridge repeats a delivery within a day at most. */
const keptMs = 24 * 60 * 60 * 1000

/**
 * Notes that an event was taken, and forgets those of more than a day ago.
 * @returns Whether it is new: false for a repetition, wherever and by whichever process it was taken before.
 */
export async function noteEvent(database: MirrorDatabase, id: string, now: Date): Promise<boolean> {
  const inserted = await database
    .insertInto('mirror_event')
    .values({ id, seen_ms: now.getTime() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return false
  await database
    .deleteFrom('mirror_event')
    .where('seen_ms', '<', now.getTime() - keptMs)
    .execute()
  return true
}
