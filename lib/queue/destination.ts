import type { Catalog } from '@/lib/opportunity/opportunity'
import { markRecord } from './marks'
import type { QueueTransaction } from './tables'

/** Where writes go to. What was ordered for one place is never sent to another, where it would mean something else. */
export interface Destination {
  catalog: Catalog
  /** What tells one Partner Central from another, as the mirror calls it. */
  source: string
}

/** When and for where something is ordered. */
export interface Occasion {
  destination: Destination
  now: Date
}

const elsewhere = JSON.stringify({ kind: 'elsewhere' })

/** Whatever an earlier version left without a name is taken for ours. */
async function adopt(transaction: QueueTransaction, { catalog, source }: Destination): Promise<void> {
  await transaction
    .updateTable('queue_write')
    .set({ source })
    .where('catalog', '=', catalog)
    .where('source', 'is', null)
    .execute()
}

async function markAll(
  transaction: QueueTransaction,
  writes: readonly { catalog: string; record_id: string }[],
  catalog: Catalog,
): Promise<void> {
  for (const id of new Set(writes.map(({ record_id }) => record_id)))
    await markRecord(transaction, catalog, id)
}

/**
 * Stops what waits for another Partner Central, for its seller to decide; and lets go on what was stopped so and is meant
 * for this one. Called before anything is sent there.
 */
export async function sortByDestination(
  transaction: QueueTransaction,
  destination: Destination,
  now: Date,
): Promise<void> {
  const { catalog, source } = destination
  await adopt(transaction, destination)
  const stopped = await transaction
    .updateTable('queue_write')
    .set({ state: 'refused', failure: elsewhere, awaited_until_ms: null, settled_ms: now.getTime() })
    .where('catalog', '=', catalog)
    .where('source', '!=', source)
    .where('state', '=', 'queued')
    .returning(['catalog', 'record_id'])
    .execute()
  const goingOn = await transaction
    .updateTable('queue_write')
    .set({ state: 'queued', failure: null, settled_ms: null, not_before_ms: now.getTime() })
    .where('catalog', '=', catalog)
    .where('source', '=', source)
    .where('state', '=', 'refused')
    .where('failure', '=', elsewhere)
    .returning(['catalog', 'record_id'])
    .execute()
  await markAll(transaction, [...stopped, ...goingOn], catalog)
}
