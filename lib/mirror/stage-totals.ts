import { type Kysely, sql } from 'kysely'
import type { StageTotals } from '@/lib/opportunity/card'
import type { Money } from '@/lib/opportunity/money'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { searchTerms } from '@/lib/opportunity/pipeline-filter'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { isClosed, stages } from '@/lib/opportunity/stage'
import { candidateFor, matching, openStages, type SearchedFilter } from './filter'
import { goneIds } from './gone-ids'
import { fromLimbs } from './limbs'
import { ownersOf } from './owners-of'
import { rememberPerDatabase } from './remember-last'
import { readState } from './state'
import { anything, type LimbColumns, type MirrorTables, overdue } from './tables'

/** SQL's sums: PostgreSQL gives them as text. */
type Sum = number | string | bigint

interface SumRow extends Record<keyof LimbColumns, Sum> {
  stage: string
  currency: string
  deals: Sum
}

/** Deals at a stage and their monthly spend in a currency; `anything` for the deals whether they have spend or not. */
interface Part {
  stage: string
  currency: string
  deals: number
  minorUnits: bigint
}

interface TotalsQuery {
  catalog: Catalog
  filter: SearchedFilter
  today: PlainDate
}

/** Whether only deals are counted, or their spend is added up as well. */
type Wanted = 'deals' | 'deals and spend'

const limbSums = [
  sql<Sum>`sum(l0)`.as('l0'),
  sql<Sum>`sum(l1)`.as('l1'),
  sql<Sum>`sum(l2)`.as('l2'),
  sql<Sum>`sum(l3)`.as('l3'),
] as const

function partOf({ stage, currency, deals, l0, l1, l2, l3 }: SumRow): Part {
  return { stage, currency, deals: Number(deals), minorUnits: fromLimbs([l0, l1, l2, l3]) }
}

/** Whether there are kept totals that make up the filter's. */
function isKept(filter: SearchedFilter): boolean {
  return searchTerms(filter).length === 0 && ownersOf(filter)?.length !== 0
}

/** @param of All deals, or those that were overdue on `overdue_before` of the catalog's state. */
async function keptParts(
  database: Kysely<MirrorTables>,
  { catalog, filter }: TotalsQuery,
  of: typeof anything | typeof overdue,
  wanted: Wanted,
): Promise<Part[]> {
  const owners = ownersOf(filter)
  const statuses = filter.reviewStatus?.length ? filter.reviewStatus : undefined
  const rows = await database
    .selectFrom('mirror_total')
    .where('catalog', '=', catalog)
    .where('owner_email', 'in', owners ?? [anything])
    .$if(statuses !== undefined || !owners, (totals) =>
      totals.where('review_status', 'in', statuses ?? [anything]),
    )
    .where('stage', 'in', of === anything ? stages : openStages)
    .where('close_date', '=', of)
    .$if(wanted === 'deals', (totals) => totals.where('currency', '=', anything))
    .select(['stage', 'currency', (eb) => eb.fn.sum<Sum>('deals').as('deals'), ...limbSums])
    .groupBy(['stage', 'currency'])
    .execute()
  return rows.map(partOf)
}

/** The deals the filter keeps, without those that AWS no longer returns. */
async function dealsNow(database: Kysely<MirrorTables>, { catalog, filter, today }: TotalsQuery) {
  // To look at each deal is to read it, which the indexes spare: usually there is none to leave out.
  const isAnyGone = (await goneIds(database, catalog, 1)).length > 0
  const candidate = filter.found ? undefined : candidateFor(database, searchTerms(filter))
  return database
    .selectFrom('mirror_opportunity')
    .where(matching(catalog, { ...filter, ...(candidate && { candidate }) }, today))
    .$if(isAnyGone, (rows) => rows.where('gone_since', 'is', null))
}

type DealsNow = Awaited<ReturnType<typeof dealsNow>>

async function countedNow(deals: DealsNow): Promise<Part[]> {
  const rows = await deals
    .select((eb) => ['stage', eb.fn.countAll<Sum>().as('deals')])
    .groupBy('stage')
    .execute()
  return rows.map(({ stage, deals: count }) => ({
    stage,
    currency: anything,
    deals: Number(count),
    minorUnits: 0n,
  }))
}

async function summedNow(database: Kysely<MirrorTables>, catalog: Catalog, deals: DealsNow): Promise<Part[]> {
  const rows = await database
    .selectFrom(deals.select(['id', 'stage']).as('deal'))
    // SQLite keeps to the order of a cross join; left to itself it reads everybody's spend to find a few deals'.
    .crossJoin('mirror_spend as spend')
    .where('spend.catalog', '=', catalog)
    .whereRef('spend.id', '=', 'deal.id')
    .select(['deal.stage', 'spend.currency', (eb) => eb.fn.countAll<Sum>().as('deals'), ...limbSums])
    .groupBy(['deal.stage', 'spend.currency'])
    .execute()
  return rows.map(partOf)
}

async function partsNow(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  deals: DealsNow,
  wanted: Wanted,
): Promise<Part[]> {
  const counted = await countedNow(deals)
  return wanted === 'deals' ? counted : [...counted, ...(await summedNow(database, catalog, deals))]
}

/** What has become overdue since the kept totals were last brought to a day; or is not yet, by a clock that is behind. */
async function sinceKept(
  database: Kysely<MirrorTables>,
  query: TotalsQuery,
  wanted: Wanted,
): Promise<Part[]> {
  const { catalog, filter, today } = query
  const { overdue_before: kept } = await readState(database, catalog)
  if (kept === today) return []
  const [from, until, sign] = kept < today ? [kept, today, 1] : [today, kept, -1]
  const deals = await dealsNow(database, { ...query, filter: { ...filter, overdue: false } })
  const between = deals
    .where('stage', 'in', openStages)
    .where('close_date', '>=', from)
    .where('close_date', '<', until)
  const parts = await partsNow(database, catalog, between, wanted)
  return parts.map((part) => ({
    ...part,
    deals: sign * part.deals,
    minorUnits: BigInt(sign) * part.minorUnits,
  }))
}

const rememberedParts = rememberPerDatabase<Part[]>(50)

/** Counts the deals themselves, once until something changes: see `searched`, whose `found` follows from the rest. */
async function countedParts(
  database: Kysely<MirrorTables>,
  query: TotalsQuery,
  wanted: Wanted,
): Promise<Part[]> {
  const { catalog, filter } = query
  const count = async () => partsNow(database, catalog, await dealsNow(database, query), wanted)
  const { found: _found, ...asked } = filter
  const { revision } = await readState(database, catalog)
  return rememberedParts(database)(JSON.stringify([{ ...query, filter: asked }, wanted, revision]), count)
}

async function partsOf(
  database: Kysely<MirrorTables>,
  query: TotalsQuery,
  wanted: Wanted = 'deals and spend',
): Promise<Part[]> {
  const { filter } = query
  if (!isKept(filter)) return countedParts(database, query, wanted)
  if (!filter.overdue) return keptParts(database, query, anything, wanted)
  return [
    ...(await keptParts(database, query, overdue, wanted)),
    ...(await sinceKept(database, query, wanted)),
  ]
}

function countOf(parts: Part[]): number {
  return parts.filter(({ currency }) => currency === anything).reduce((deals, part) => deals + part.deals, 0)
}

function spendOf(parts: Part[]): Money[] {
  const sums = new Map<string, { deals: number; minorUnits: bigint }>()
  for (const { currency, deals, minorUnits } of parts) {
    if (currency === anything) continue
    const sum = sums.get(currency) ?? { deals: 0, minorUnits: 0n }
    sums.set(currency, { deals: sum.deals + deals, minorUnits: sum.minorUnits + minorUnits })
  }
  return [...sums]
    .filter(([, { deals }]) => deals > 0)
    .map(([currency, { minorUnits }]) => ({ currency, minorUnits: minorUnits.toString() }))
    .sort((a, b) => a.currency.localeCompare(b.currency))
}

/**
 * What each column says over all of its deals, without those that AWS no longer returns. It is read from totals that are kept
 * with every save, so it costs the same at any number of deals; only what is searched for is counted.
 */
export async function stageTotals(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  filter: SearchedFilter,
  today: PlainDate,
): Promise<StageTotals[]> {
  const query = { catalog, filter, today }
  const all = await partsOf(database, query)
  const late = filter.overdue
    ? all
    : await partsOf(database, { ...query, filter: { ...filter, overdue: true } }, 'deals')
  const at = (parts: Part[], stage: string) => parts.filter((part) => part.stage === stage)
  return stages.map((stage) => ({
    stage,
    count: countOf(at(all, stage)),
    spend: spendOf(at(all, stage)),
    overdue: isClosed(stage) ? 0 : countOf(at(late, stage)),
  }))
}

/** What all stages come to together: `stageTotals` without a word about stages and what is overdue. */
export async function listTotals(
  database: Kysely<MirrorTables>,
  query: TotalsQuery,
): Promise<{ count: number; spend: Money[] }> {
  const parts = await partsOf(database, query)
  return { count: countOf(parts), spend: spendOf(parts) }
}

/** All deals of the catalog that AWS returns, from the kept totals. */
export async function countAll(database: Kysely<MirrorTables>, catalog: Catalog): Promise<number> {
  return countOf(await keptParts(database, { catalog, filter: {}, today: '' }, anything, 'deals'))
}
