import type { Kysely } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { pendingStates } from '@/lib/opportunity/pending'
import { type QueuedWrite, writeOf } from './queued-write'
import type { QueueTables } from './tables'

/**
 * What a record waits for, in its order. A write whose author still looks at the form is left out: that screen shows it,
 * and nearly always AWS has it before it could be drawn anywhere else.
 */
export async function writesOfRecord(
  database: Kysely<QueueTables>,
  catalog: Catalog,
  recordId: string,
): Promise<QueuedWrite[]> {
  const rows = await database
    .selectFrom('queue_write')
    .selectAll()
    .where('catalog', '=', catalog)
    .where('record_id', '=', recordId)
    .where('state', 'in', pendingStates)
    .where('awaited_until_ms', 'is', null)
    .orderBy('number')
    .execute()
  return rows.map(writeOf)
}
