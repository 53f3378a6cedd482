import type { Kysely } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { isEmptyFilter } from '@/lib/opportunity/pipeline-filter'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import type { Stage } from '@/lib/opportunity/stage'
import { type StageStay, type UsualTimes, usualTimes } from '@/lib/pipeline/stage-times'
import { matching, type SearchedFilter } from './filter'
import { wholeDays } from './stays'
import type { MirrorTables } from './tables'

type Count = number | string

/** The finished stays of known length of a catalog, counted by stage and days: from an index alone. */
export function lengthsQuery(database: Kysely<MirrorTables>, catalog: Catalog) {
  return database
    .selectFrom('mirror_stay')
    .select((eb) => ['stage', 'days', eb.fn.countAll<Count>().as('deals')])
    .where('catalog', '=', catalog)
    .where('or_earlier', '=', 0)
    .where('days', 'is not', null)
    .groupBy(['stage', 'days'])
}

/** What each open stage usually takes in this catalog, whoever owns the deals: the more stays, the surer. */
export async function usualTimesOf(database: Kysely<MirrorTables>, catalog: Catalog): Promise<UsualTimes> {
  const rows = await lengthsQuery(database, catalog).execute()
  return usualTimes(
    rows.map(({ stage, days, deals }) => ({
      stage: stage as Stage,
      days: days ?? 0,
      // Usual times do not ask where to.
      to: stage as Stage,
      deals: Number(deals),
    })),
  )
}

export interface StaysQuery {
  catalog: Catalog
  filter: SearchedFilter
  today: PlainDate
  /** Stays that ended after it, and all that have not ended. All when left out. */
  since?: Date | undefined
}

function keptStays(database: Kysely<MirrorTables>, { catalog, filter, today }: StaysQuery) {
  const kept = database
    .selectFrom('mirror_opportunity')
    .select('id')
    .where(matching(catalog, filter, today))
  return database
    .selectFrom('mirror_stay')
    .where('mirror_stay.catalog', '=', catalog)
    .$if(!isEmptyFilter(filter), (stays) => stays.where('id', 'in', kept))
}

async function ended(database: Kysely<MirrorTables>, query: StaysQuery): Promise<StageStay[]> {
  const rows = await keptStays(database, query)
    .select((eb) => ['stage', 'next_stage', 'or_earlier', 'days', eb.fn.countAll<Count>().as('deals')])
    .where('left_at', '>', query.since?.toISOString() ?? '')
    .groupBy(['stage', 'next_stage', 'or_earlier', 'days'])
    .execute()
  return rows.map(({ stage, next_stage, or_earlier, days, deals }) => ({
    stage: stage as Stage,
    days: days ?? 0,
    to: next_stage as Stage,
    ...(or_earlier === 1 && { isAtLeast: true as const }),
    deals: Number(deals),
  }))
}

async function underWay(database: Kysely<MirrorTables>, query: StaysQuery): Promise<StageStay[]> {
  const rows = await keptStays(database, query)
    .select((eb) => [
      'stage',
      'or_earlier',
      eb.fn<string>('substr', ['entered_at', eb.lit(1), eb.lit(10)]).as('day'),
      eb.fn.countAll<Count>().as('deals'),
    ])
    .where('left_at', 'is', null)
    .groupBy(['stage', 'or_earlier', 'day'])
    .execute()
  return rows.map(({ stage, or_earlier, day, deals }) => ({
    stage: stage as Stage,
    days: wholeDays(day, query.today),
    ...(or_earlier === 1 && { isAtLeast: true as const }),
    deals: Number(deals),
  }))
}

/** How long deals that the filter keeps now stayed at their stages, and where they went: counted by all of that. */
export async function stageStays(database: Kysely<MirrorTables>, query: StaysQuery): Promise<StageStay[]> {
  return [...(await ended(database, query)), ...(await underWay(database, query))]
}
