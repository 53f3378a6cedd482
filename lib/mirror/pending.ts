import type { Kysely, Transaction } from 'kysely'
import type { Catalog, Opportunity } from '@/lib/opportunity/opportunity'
import type { PendingChange, PendingEdit, PendingState } from '@/lib/opportunity/pending'
import { deal, shown } from './deal'
import { raiseRevision } from './state'
import { readStored } from './stored-deal'
import type { MirrorTables } from './tables'
import { TotalsChange } from './totals'
import { writeDeals } from './write-deal'

/** What these records wait for; those that wait for nothing are not in it. */
export async function readPending(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  ids: string[],
): Promise<Map<string, PendingEdit>> {
  const rows = await database
    .selectFrom('mirror_pending')
    .select(['id', 'state', 'changes'])
    .where('catalog', '=', catalog)
    .where('id', 'in', ids)
    .execute()
  return new Map(
    rows.map(({ id, state, changes }) => [
      id,
      { state: state as PendingState, changes: JSON.parse(changes) as PendingChange[] },
    ]),
  )
}

async function storePending(
  transaction: Transaction<MirrorTables>,
  catalog: Catalog,
  id: string,
  pending: PendingEdit | undefined,
): Promise<void> {
  if (!pending) {
    await transaction
      .deleteFrom('mirror_pending')
      .where('catalog', '=', catalog)
      .where('id', '=', id)
      .execute()
    return
  }
  // JSON has no undefined; null is how AWS is told to clear a field, too.
  const changes = pending.changes.map(({ path, value }) => ({ path, value: value ?? null }))
  const content = { state: pending.state, changes: JSON.stringify(changes) }
  await transaction
    .insertInto('mirror_pending')
    .values({ catalog, id, ...content })
    .onConflict((conflict) => conflict.columns(['catalog', 'id']).doUpdateSet(content))
    .execute()
}

/** What meetings read that no card shows: it changes without a trace on the card. */
function hiddenFacts(record: Opportunity, pending: PendingEdit | undefined): string {
  const { NextSteps, ClosedLostReason } = (pending ? shown(record, pending) : record).LifeCycle ?? {}
  return JSON.stringify([NextSteps, ClosedLostReason])
}

/**
 * `Mirror.setPending` as part of a transaction of the caller's, on the same database: a write is put in the queue and
 * shown on the board at once or not at all.
 * @param shared The caller's transaction, whatever other tables it knows of.
 */
export async function setPendingIn<Tables>(
  shared: Transaction<Tables>,
  catalog: Catalog,
  id: string,
  pending: PendingEdit | undefined,
): Promise<number | undefined> {
  const transaction = shared as unknown as Transaction<MirrorTables>
  const before = (await readPending(transaction, catalog, [id])).get(id)
  await storePending(transaction, catalog, id, pending)
  const stored = (await readStored(transaction, catalog, [id])).get(id)
  if (!stored) return undefined
  const next = deal(catalog, { ...stored, pending }, stored)
  const isSeen = hiddenFacts(stored.record, before) === hiddenFacts(stored.record, pending)
  if (isSeen && JSON.stringify(next.card) === JSON.stringify(stored.card)) return undefined

  const totals = new TotalsChange()
  totals.change(stored.card, next.card)
  const revision = await raiseRevision(transaction, catalog)
  await writeDeals(transaction, catalog, [next], revision)
  await totals.apply(transaction, catalog)
  return revision
}
