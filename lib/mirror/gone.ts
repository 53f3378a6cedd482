import type { Transaction } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { type Deal, deal } from './deal'
import { readPending } from './pending'
import { raiseRevision } from './state'
import { readStored } from './stored-deal'
import type { MirrorTables } from './tables'
import { writeDeals } from './write-deal'

/**
 * Marks deals that AWS no longer returns. They keep what it last said of them, and count as before; whatever AWS answers
 * about one of them later takes the mark away. Deals that are marked already, or unknown, are left as they are.
 * @param at Since when, by our clock.
 */
export async function markGoneIn(
  transaction: Transaction<MirrorTables>,
  catalog: Catalog,
  ids: string[],
  at: Date,
): Promise<void> {
  if (ids.length === 0) return
  const pending = await readPending(transaction, catalog, ids)
  const marked: Deal[] = []
  for (const [id, stored] of await readStored(transaction, catalog, ids)) {
    if (stored.row.gone_since !== null) continue
    const now = { ...stored, row: { ...stored.row, gone_since: at.toISOString() } }
    const { record, complete } = stored
    marked.push(deal(catalog, { record, complete, pending: pending.get(id) }, now))
  }
  if (marked.length === 0) return
  await writeDeals(transaction, catalog, marked, await raiseRevision(transaction, catalog))
}
