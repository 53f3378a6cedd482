import type { Transaction } from 'kysely'
import type { OpportunityCard } from '@/lib/opportunity/card'
import type { Catalog, Opportunity, OpportunitySummary } from '@/lib/opportunity/opportunity'
import { companyKey, searchKey } from './keys'
import { toLimbs } from './limbs'
import { mergeSummary } from './merge-summary'
import { cardOf } from './record'
import { raiseRevision } from './state'
import { type MirrorDatabase, type MirrorTables, noCloseDate, type OpportunityRow } from './tables'
import { TotalsChange } from './totals'

/** A whole record, or a list row that must not destroy what rows do not carry. */
export type Incoming = { opportunity: Opportunity } | { summary: OpportunitySummary }

interface Stored {
  row: Pick<OpportunityRow, 'version_ms' | 'complete' | 'review_status' | 'status_since' | 'times_sent_back'>
  card: OpportunityCard
  doc: string
}

interface Next {
  row: Omit<OpportunityRow, 'revision'>
  card: OpportunityCard
  doc: string
}

/** AWS's instants have up to nine fraction digits, of which JavaScript compares three; so does AWS's lock (reference 1). */
function milliseconds(instant: string): number {
  const parsed = Date.parse(instant)
  return Number.isNaN(parsed) ? 0 : parsed
}

function rowOf(
  catalog: Catalog,
  record: Opportunity,
  card: OpportunityCard,
  rest: Pick<OpportunityRow, 'status_since' | 'complete' | 'times_sent_back'>,
): Next['row'] {
  return {
    catalog,
    id: card.id,
    stage: card.stage,
    review_status: card.reviewStatus,
    close_date: card.closeDate ?? noCloseDate,
    owner_email: card.owner?.email ?? '',
    company_key: companyKey(card.company),
    search: searchKey(card.company, card.title, card.partnerId, card.id),
    version_ms: milliseconds(record.LastModifiedDate),
    ...rest,
  }
}

/** The record to store, or undefined when what we have is newer or says as much. */
function recordToStore(incoming: Incoming, stored: Stored | undefined): Opportunity | undefined {
  if ('opportunity' in incoming) {
    const isOlder = stored && milliseconds(incoming.opportunity.LastModifiedDate) < stored.row.version_ms
    return isOlder ? undefined : incoming.opportunity
  }
  if (!stored) return incoming.summary
  const isNewer = milliseconds(incoming.summary.LastModifiedDate) > stored.row.version_ms
  return isNewer ? mergeSummary(JSON.parse(stored.doc) as Opportunity, incoming.summary) : undefined
}

/** The API does not tell when a status began; the first version we saw with it is the nearest there is. */
function statusSince(card: OpportunityCard, stored: Stored | undefined): string {
  if (stored?.row.review_status === card.reviewStatus) return stored.row.status_since
  return new Date(milliseconds(card.version)).toISOString()
}

/** A status that began and ended between two readings is not counted: the API does not tell of it. */
function timesSentBack(card: OpportunityCard, stored: Stored | undefined): number {
  const before = stored?.row.times_sent_back ?? 0
  const began = card.reviewStatus === 'Action Required' && stored?.row.review_status !== 'Action Required'
  return began ? before + 1 : before
}

function nextOf(catalog: Catalog, incoming: Incoming, stored: Stored | undefined): Next | undefined {
  const record = recordToStore(incoming, stored)
  if (!record) return undefined
  const complete = 'opportunity' in incoming ? 1 : 0
  const doc = JSON.stringify(record)
  if (stored && stored.doc === doc && stored.row.complete === complete) return undefined
  const card = cardOf(record, complete === 1)
  return {
    row: rowOf(catalog, record, card, {
      complete,
      status_since: statusSince(card, stored),
      times_sent_back: timesSentBack(card, stored),
    }),
    card,
    doc,
  }
}

async function readStored(
  transaction: Transaction<MirrorTables>,
  catalog: Catalog,
  ids: string[],
): Promise<Map<string, Stored>> {
  const rows = await transaction
    .selectFrom('mirror_opportunity as deal')
    .innerJoin('mirror_document as document', (join) =>
      join.onRef('document.catalog', '=', 'deal.catalog').onRef('document.id', '=', 'deal.id'),
    )
    .select([
      'deal.id',
      'version_ms',
      'complete',
      'review_status',
      'status_since',
      'times_sent_back',
      'card',
      'doc',
    ])
    .where('deal.catalog', '=', catalog)
    .where('deal.id', 'in', ids)
    .execute()
  return new Map(
    rows.map(({ id, card, doc, ...row }) => [
      id,
      { row: { ...row, version_ms: Number(row.version_ms) }, card: JSON.parse(card) as OpportunityCard, doc },
    ]),
  )
}

async function writeSpend(transaction: Transaction<MirrorTables>, catalog: Catalog, card: OpportunityCard) {
  const { id } = card
  await transaction.deleteFrom('mirror_spend').where('catalog', '=', catalog).where('id', '=', id).execute()
  if (card.spend.length === 0) return
  const rows = card.spend.map(({ currency, minorUnits }) => {
    const [l0, l1, l2, l3] = toLimbs(BigInt(minorUnits))
    return { catalog, id, currency, l0, l1, l2, l3 }
  })
  await transaction.insertInto('mirror_spend').values(rows).execute()
}

async function write(
  transaction: Transaction<MirrorTables>,
  catalog: Catalog,
  next: Next,
  revision: number,
): Promise<void> {
  const { catalog: _catalog, id, ...changes } = { ...next.row, revision }
  await transaction
    .insertInto('mirror_opportunity')
    .values({ catalog, id, ...changes })
    .onConflict((conflict) => conflict.columns(['catalog', 'id']).doUpdateSet(changes))
    .execute()
  const content = { card: JSON.stringify(next.card), doc: next.doc }
  await transaction
    .insertInto('mirror_document')
    .values({ catalog, id, ...content })
    .onConflict((conflict) => conflict.columns(['catalog', 'id']).doUpdateSet(content))
    .execute()
  await writeSpend(transaction, catalog, next.card)
}

const idOf = (incoming: Incoming) =>
  'opportunity' in incoming ? incoming.opportunity.Id : incoming.summary.Id

/**
 * Stores what AWS told, together with the totals it changes, or nothing at all. An older version never replaces a newer
 * one, and what is stored already is not stored again.
 * @returns The revision this made, or undefined when nothing changed.
 */
export async function save(
  database: MirrorDatabase,
  catalog: Catalog,
  batch: Incoming[],
): Promise<number | undefined> {
  if (batch.length === 0) return undefined
  return database.transaction().execute(async (transaction) => {
    const stored = await readStored(transaction, catalog, batch.map(idOf))
    const totals = new TotalsChange()
    let revision: number | undefined
    for (const incoming of batch) {
      const id = idOf(incoming)
      const before = stored.get(id)
      const next = nextOf(catalog, incoming, before)
      if (!next) continue
      if (before) totals.remove(before.card)
      totals.add(next.card)
      revision ??= await raiseRevision(transaction, catalog)
      await write(transaction, catalog, next, revision)
      stored.set(id, next)
    }
    if (revision !== undefined) await totals.apply(transaction, catalog)
    return revision
  })
}
