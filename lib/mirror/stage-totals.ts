import type { Kysely } from 'kysely'
import type { StageTotals } from '@/lib/opportunity/card'
import type { Money } from '@/lib/opportunity/money'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { searchTerms } from '@/lib/opportunity/pipeline-filter'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { isClosed, type Stage, stages } from '@/lib/opportunity/stage'
import { matching, openStages, type SearchedFilter } from './filter'
import { goneIds } from './gone-ids'
import { fromLimbs } from './limbs'
import { anything, type LimbColumns, type MirrorTables } from './tables'

/** SQL's sums: PostgreSQL gives them as text. */
type Sum = number | string | bigint

interface StageCount {
  stage: string
  count: Sum
}

interface StageSpend extends Record<keyof LimbColumns, Sum> {
  stage: string
  currency: string
}

interface TotalsQuery {
  catalog: Catalog
  filter: SearchedFilter
  today: PlainDate
  /** Whether there are deals to leave out; to look is to read every deal, which the indexes spare. */
  isAnyGone?: boolean
}

/** The owners that both parts of the filter allow; undefined for any. */
function ownersOf({ owner, owners }: SearchedFilter): string[] | undefined {
  if (!owners?.length) return owner ? [owner] : undefined
  return owner ? owners.filter((email) => email === owner) : owners
}

/** The kept totals that make up the filter's; undefined where there are none and the deals themselves have to be counted. */
function keptTotals(database: Kysely<MirrorTables>, { catalog, filter, today }: TotalsQuery) {
  const owners = ownersOf(filter)
  if (searchTerms(filter).length > 0 || (owners && filter.overdue)) return undefined
  if (owners?.length === 0) return undefined
  const statuses = filter.reviewStatus?.length ? filter.reviewStatus : undefined
  const totals = database
    .selectFrom('mirror_total')
    .where('catalog', '=', catalog)
    .where('owner_email', 'in', owners ?? [anything])
    .$if(statuses !== undefined || !owners, (rows) =>
      rows.where('review_status', 'in', statuses ?? [anything]),
    )
  const early = totals
    .where('stage', 'in', openStages)
    .where('close_date', '>', anything)
    .where('close_date', '<', today)
  return {
    // With the stages named, the primary key leads to the rows; else SQLite reads those of every day as well.
    all: filter.overdue ? early : totals.where('stage', 'in', stages).where('close_date', '=', anything),
    early: owners ? undefined : early,
  }
}

type Totals = NonNullable<ReturnType<typeof keptTotals>>['all']

function keptCounts(totals: Totals): Promise<StageCount[]> {
  return totals
    .where('currency', '=', anything)
    .select((eb) => ['stage', eb.fn.sum<Sum>('deals').as('count')])
    .groupBy('stage')
    .execute()
}

function keptSpend(totals: Totals): Promise<StageSpend[]> {
  return totals
    .where('currency', '!=', anything)
    .select((eb) => [
      'stage',
      'currency',
      eb.fn.sum<Sum>('l0').as('l0'),
      eb.fn.sum<Sum>('l1').as('l1'),
      eb.fn.sum<Sum>('l2').as('l2'),
      eb.fn.sum<Sum>('l3').as('l3'),
    ])
    .groupBy(['stage', 'currency'])
    .having((eb) => eb(eb.fn.sum<Sum>('deals'), '>', 0))
    .execute()
}

/** The deals the filter keeps, without those that AWS no longer returns. */
function deals(database: Kysely<MirrorTables>, { catalog, filter, today, isAnyGone }: TotalsQuery) {
  return database
    .selectFrom('mirror_opportunity')
    .where(matching(catalog, filter, today))
    .$if(isAnyGone === true, (rows) => rows.where('gone_since', 'is', null))
}

function countedNow(database: Kysely<MirrorTables>, query: TotalsQuery): Promise<StageCount[]> {
  return deals(database, query)
    .select((eb) => ['stage', eb.fn.countAll<Sum>().as('count')])
    .groupBy('stage')
    .execute()
}

function summedNow(database: Kysely<MirrorTables>, query: TotalsQuery): Promise<StageSpend[]> {
  return (
    database
      .selectFrom(deals(database, query).select(['id', 'stage']).as('deal'))
      // SQLite keeps to the order of a cross join; left to itself it reads everybody's spend to find a few deals'.
      .crossJoin('mirror_spend as spend')
      .where('spend.catalog', '=', query.catalog)
      .whereRef('spend.id', '=', 'deal.id')
      .select((eb) => [
        'deal.stage',
        'spend.currency',
        eb.fn.sum<Sum>('l0').as('l0'),
        eb.fn.sum<Sum>('l1').as('l1'),
        eb.fn.sum<Sum>('l2').as('l2'),
        eb.fn.sum<Sum>('l3').as('l3'),
      ])
      .groupBy(['deal.stage', 'spend.currency'])
      .execute()
  )
}

function spendOf(stage: Stage, rows: StageSpend[]): Money[] {
  return rows
    .filter((row) => row.stage === stage)
    .map(({ currency, l0, l1, l2, l3 }) => ({ currency, minorUnits: fromLimbs([l0, l1, l2, l3]).toString() }))
    .sort((a, b) => a.currency.localeCompare(b.currency))
}

function countOf(stage: Stage, counts: StageCount[]): number {
  return Number(counts.find((row) => row.stage === stage)?.count ?? 0)
}

/**
 * What each column says over all of its deals, without those that AWS no longer returns. Without a filter, by owner or by
 * review status it is read from totals that are kept with every save, so it costs the same at any number of deals; what is
 * searched for, and what is overdue of an owner's, is counted.
 */
export async function stageTotals(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  filter: SearchedFilter,
  today: PlainDate,
): Promise<StageTotals[]> {
  const isAnyGone = (await goneIds(database, catalog, 1)).length > 0
  const query = { catalog, filter, today, isAnyGone }
  const kept = keptTotals(database, query)
  const counts = kept ? await keptCounts(kept.all) : await countedNow(database, query)
  const spend = kept ? await keptSpend(kept.all) : await summedNow(database, query)
  const early = kept?.early
    ? await keptCounts(kept.early)
    : await countedNow(database, { ...query, filter: { ...filter, overdue: true } })
  return stages.map((stage) => ({
    stage,
    count: countOf(stage, counts),
    spend: spendOf(stage, spend),
    overdue: isClosed(stage) ? 0 : countOf(stage, early),
  }))
}

/** All deals of the catalog that AWS returns, from the kept totals. */
export async function countAll(database: Kysely<MirrorTables>, catalog: Catalog): Promise<number> {
  const row = await database
    .selectFrom('mirror_total')
    .select((eb) => eb.fn.sum<Sum | null>('deals').as('count'))
    .where('catalog', '=', catalog)
    .where('owner_email', '=', anything)
    .where('review_status', '=', anything)
    .where('stage', 'in', stages)
    .where('close_date', '=', anything)
    .where('currency', '=', anything)
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}
