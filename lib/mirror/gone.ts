import type { Transaction } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { deal } from './deal'
import { readPending } from './pending'
import { raiseRevision } from './state'
import { readStored } from './stored-deal'
import type { MirrorTables } from './tables'
import { writeDeal } from './write-deal'

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
  let revision: number | undefined
  for (const [id, stored] of await readStored(transaction, catalog, ids)) {
    if (stored.row.gone_since !== null) continue
    const marked = { ...stored, row: { ...stored.row, gone_since: at.toISOString() } }
    const { record, complete } = stored
    const next = deal(catalog, { record, complete, pending: pending.get(id) }, marked)
    revision ??= await raiseRevision(transaction, catalog)
    await writeDeal(transaction, catalog, next, revision)
  }
}
