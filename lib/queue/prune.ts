import type { QueueDatabase } from './tables'

const keptDays = 30

/** Forgets writes that were over more than 30 days ago, texts and all. Those that wait for somebody stay. */
export async function prune(database: QueueDatabase, now: Date): Promise<void> {
  await database
    .deleteFrom('queue_write')
    .where('state', 'in', ['sent', 'cancelled'])
    .where('settled_ms', '<', now.getTime() - keptDays * 24 * 60 * 60 * 1000)
    .execute()
}
