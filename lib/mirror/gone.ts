import type { Transaction } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { plainDateOf } from '@/lib/opportunity/plain-date'
import { type Deal, deal } from './deal'
import { presenceEntry, writeHistory } from './observe'
import { readPending } from './pending'
import { raiseRevision } from './state'
import { readStored } from './stored-deal'
import type { HistoryRow, MirrorTables } from './tables'
import { TotalsChange } from './totals'
import { writeDeals } from './write-deal'

/**
 * Marks deals that AWS no longer returns. They keep what it last said of them and stay to be found, but count in no total;
 * whatever AWS answers about one of them later takes the mark away. Deals that are marked already, or unknown, are left as they are.
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
  const history: HistoryRow[] = []
  const totals = new TotalsChange()
  for (const [id, stored] of await readStored(transaction, catalog, ids)) {
    if (stored.row.gone_since !== null) continue
    const now = { ...stored, row: { ...stored.row, gone_since: at.toISOString() } }
    const { record, complete } = stored
    const next = deal(catalog, { record, complete, pending: pending.get(id) }, now)
    const entry = presenceEntry(catalog, next, 'gone', at)
    next.row.entries = entry.number
    history.push(entry)
    totals.change(stored.card, undefined)
    marked.push(next)
  }
  if (marked.length === 0) return
  await writeDeals(transaction, catalog, marked, await raiseRevision(transaction, catalog))
  await totals.apply(transaction, catalog, plainDateOf(at))
  await writeHistory(transaction, history)
}
