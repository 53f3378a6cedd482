import type { Transaction } from 'kysely'
import type { Catalog, Opportunity, OpportunitySummary } from '@/lib/opportunity/opportunity'
import type { PendingEdit } from '@/lib/opportunity/pending'
import { plainDateOf } from '@/lib/opportunity/plain-date'
import { type Deal, deal } from './deal'
import { milliseconds } from './instant'
import { mergeSummary } from './merge-summary'
import { claimVersion, entriesOf, type Occasion, observed, writeHistory } from './observe'
import { readPending } from './pending'
import { RoundsChange } from './rounds'
import { raiseRevision } from './state'
import { StaysChange } from './stays'
import { readStored, type StoredDeal } from './stored-deal'
import type { HistoryRow, MirrorDatabase, MirrorTables } from './tables'
import { TotalsChange } from './totals'
import { writeDeals } from './write-deal'

/** A whole record, or a list row that must not destroy what rows do not carry. */
export type Incoming = { opportunity: Opportunity } | { summary: OpportunitySummary }

/** One of several that were not seen at once. */
type OnOccasion = Incoming & { occasion?: Occasion }

/** The record to store, or undefined when what we have is newer or says as much. */
function recordToStore(incoming: Incoming, stored: StoredDeal | undefined): Opportunity | undefined {
  if ('opportunity' in incoming) {
    const isOlder = stored && milliseconds(incoming.opportunity.LastModifiedDate) < stored.row.version_ms
    return isOlder ? undefined : incoming.opportunity
  }
  if (!stored) return incoming.summary
  const isNewer = milliseconds(incoming.summary.LastModifiedDate) > stored.row.version_ms
  const isBack = stored.row.gone_since !== null
  return isNewer || isBack ? mergeSummary(stored.record, incoming.summary) : undefined
}

/** The deal to write, or undefined when what is stored says as much. */
function nextOf(
  catalog: Catalog,
  incoming: Incoming,
  stored: StoredDeal | undefined,
  pending: PendingEdit | undefined,
): Deal | undefined {
  const record = recordToStore(incoming, stored)
  if (!record) return undefined
  const next = deal(catalog, { record, complete: 'opportunity' in incoming, pending }, stored)
  const isKnown =
    stored?.doc === next.doc && stored.complete === next.complete && stored.row.gone_since === null
  return isKnown ? undefined : next
}

const idOf = (incoming: Incoming) =>
  'opportunity' in incoming ? incoming.opportunity.Id : incoming.summary.Id

/**
 * `save` as part of a transaction of this room's.
 * @param occasion Of those in the batch that have none of their own.
 */
export async function saveIn(
  transaction: Transaction<MirrorTables>,
  catalog: Catalog,
  batch: OnOccasion[],
  occasion: Occasion,
): Promise<number | undefined> {
  const ids = batch.map(idOf)
  const stored = await readStored(transaction, catalog, ids)
  const pending = await readPending(transaction, catalog, ids)
  const lost = await entriesOf(
    transaction,
    catalog,
    ids.filter((id) => !stored.has(id)),
  )
  const totals = new TotalsChange()
  const stays = new StaysChange()
  const rounds = new RoundsChange()
  const history: HistoryRow[] = []
  const written = new Map<string, Deal>()
  let revision: number | undefined
  for (const incoming of batch) {
    const id = idOf(incoming)
    const before = stored.get(id)
    const next = nextOf(catalog, incoming, before, pending.get(id))
    if (!next) continue
    totals.change(before?.card, next.card)
    next.row.entries = before?.row.entries ?? lost.get(id) ?? 0
    stays.note(catalog, next, before)
    rounds.note(catalog, next, before)
    const entries = observed(catalog, next, before, incoming.occasion ?? occasion)
    next.row.entries += entries.length
    history.push(...entries)
    revision ??= await raiseRevision(transaction, catalog)
    written.set(id, next)
    stored.set(id, next)
  }
  if (revision !== undefined) {
    await writeDeals(transaction, catalog, [...written.values()], revision)
    await totals.apply(transaction, catalog, plainDateOf(occasion.at))
    await stays.apply(transaction, catalog)
    await rounds.apply(transaction, catalog)
  }
  await writeHistory(transaction, history)
  return revision
}

/**
 * Stores what AWS told, together with the totals it changes and what it adds to the history, or nothing at all. An older
 * version never replaces a newer one, and what is stored already is not stored again. What a deal waits for stays laid
 * over its new version.
 * @returns The revision this made, or undefined when nothing changed.
 */
export async function save(
  database: MirrorDatabase,
  catalog: Catalog,
  batch: Incoming[],
  occasion: Occasion,
): Promise<number | undefined> {
  if (batch.length === 0) return undefined
  return database.transaction().execute((transaction) => saveIn(transaction, catalog, batch, occasion))
}

/**
 * Stores a whole record as part of a transaction of the caller's, on the same database: what AWS answered to a write and
 * that the write is done are known at once or not at all.
 * @param shared The caller's transaction, whatever other tables it knows of.
 * @returns As `save`.
 */
export async function saveOpportunityIn<Tables>(
  shared: Transaction<Tables>,
  catalog: Catalog,
  opportunity: Opportunity,
  occasion: Occasion,
): Promise<number | undefined> {
  const transaction = shared as unknown as Transaction<MirrorTables>
  const revision = await saveIn(transaction, catalog, [{ opportunity }], occasion)
  await claimVersion(transaction, catalog, opportunity, occasion)
  return revision
}
