import type { Kysely } from 'kysely'
import type { StageTotals } from '@/lib/opportunity/card'
import type { Money } from '@/lib/opportunity/money'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { isEmptyFilter, type PipelineFilter } from '@/lib/opportunity/pipeline-filter'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { isClosed, type Stage, stages } from '@/lib/opportunity/stage'
import { matching } from './filter'
import { fromLimbs } from './limbs'
import type { LimbColumns, MirrorTables } from './tables'

/** SQL's sums: PostgreSQL gives them as text. */
type Sum = number | string | bigint

interface StageCount {
  stage: string
  count: Sum
  /** Deals that close before today, whether their stage is open or not. */
  early: Sum
}

interface StageSpend extends Record<keyof LimbColumns, Sum> {
  stage: string
  currency: string
}

function keptCounts(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  today: PlainDate,
): Promise<StageCount[]> {
  return database
    .selectFrom('mirror_stage_day')
    .select((eb) => [
      'stage',
      eb.fn.sum<Sum>('deals').as('count'),
      eb.fn
        .sum<Sum>(eb.case().when('close_date', '<', today).then(eb.ref('deals')).else(0).end())
        .as('early'),
    ])
    .where('catalog', '=', catalog)
    .groupBy('stage')
    .execute()
}

function keptSpend(database: Kysely<MirrorTables>, catalog: Catalog): Promise<StageSpend[]> {
  return database
    .selectFrom('mirror_stage_spend')
    .select(['stage', 'currency', 'l0', 'l1', 'l2', 'l3'])
    .where('catalog', '=', catalog)
    .where('deals', '>', 0)
    .execute()
}

function countedNow(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  filter: PipelineFilter,
  today: PlainDate,
): Promise<StageCount[]> {
  return database
    .selectFrom('mirror_opportunity')
    .select((eb) => [
      'stage',
      eb.fn.countAll<Sum>().as('count'),
      eb.fn.sum<Sum>(eb.case().when('close_date', '<', today).then(1).else(0).end()).as('early'),
    ])
    .where(matching(catalog, filter, today))
    .groupBy('stage')
    .execute()
}

function summedNow(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  filter: PipelineFilter,
  today: PlainDate,
): Promise<StageSpend[]> {
  const deals = database
    .selectFrom('mirror_opportunity')
    .select(['id', 'stage'])
    .where(matching(catalog, filter, today))
  return (
    database
      .selectFrom(deals.as('deal'))
      // SQLite keeps to the order of a cross join; left to itself it reads everybody's spend to find a few deals'.
      .crossJoin('mirror_spend as spend')
      .where('spend.catalog', '=', catalog)
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

function totalsOf(stage: Stage, counts: StageCount[], spend: StageSpend[]): StageTotals {
  const counted = counts.find((row) => row.stage === stage)
  return {
    stage,
    count: Number(counted?.count ?? 0),
    spend: spendOf(stage, spend),
    overdue: isClosed(stage) ? 0 : Number(counted?.early ?? 0),
  }
}

/**
 * What each column says over all of its deals. Without a filter it is read from totals that are kept with every save,
 * so it costs the same at any number of deals; with one it is counted.
 */
export async function stageTotals(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  filter: PipelineFilter,
  today: PlainDate,
): Promise<StageTotals[]> {
  const kept = isEmptyFilter(filter)
  const counts = kept
    ? await keptCounts(database, catalog, today)
    : await countedNow(database, catalog, filter, today)
  const spend = kept ? await keptSpend(database, catalog) : await summedNow(database, catalog, filter, today)
  return stages.map((stage) => totalsOf(stage, counts, spend))
}

/** All deals of the catalog, from the kept totals. */
export async function countAll(database: Kysely<MirrorTables>, catalog: Catalog): Promise<number> {
  const row = await database
    .selectFrom('mirror_stage_day')
    .select((eb) => eb.fn.sum<Sum | null>('deals').as('count'))
    .where('catalog', '=', catalog)
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}
