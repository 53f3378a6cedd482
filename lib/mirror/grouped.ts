import { type Expression, type Kysely, sql } from 'kysely'
import type { Money } from '@/lib/opportunity/money'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { matching, type SearchedFilter } from './filter'
import { inPlay } from './in-play'
import { fromLimbs } from './limbs'
import type { MirrorTables } from './tables'

/** SQL's sums: PostgreSQL gives them as text. */
export type Sum = number | string | bigint

export interface InsightQuery {
  catalog: Catalog
  filter: SearchedFilter
  today: PlainDate
}

/** Deals that have two keys in common, and what they are worth a month, per currency. */
export interface Group {
  first: string
  second: string
  deals: number
  spend: Money[]
}

/** The deals that the filter keeps whose stage is open: those of the board's open columns. */
export function openDeals(database: Kysely<MirrorTables>, { catalog, filter, today }: InsightQuery) {
  return database
    .selectFrom('mirror_opportunity')
    .where(matching(catalog, filter, today))
    .where(inPlay)
}

/** The deals that the filter keeps and AWS returns, closed ones too. */
export function keptDeals(database: Kysely<MirrorTables>, { catalog, filter, today }: InsightQuery) {
  return database
    .selectFrom('mirror_opportunity')
    .where(matching(catalog, filter, today))
    .where('gone_since', 'is', null)
}

export type KeptDeals = ReturnType<typeof keptDeals>

function spendRows(database: Kysely<MirrorTables>, catalog: Catalog, deals: KeyedDeals) {
  return (
    database
      .selectFrom(deals.as('deal'))
      // In this order on SQLite, too; see `stageTotals`.
      .crossJoin('mirror_spend as spend')
      .where('spend.catalog', '=', catalog)
      .whereRef('spend.id', '=', 'deal.id')
      .select((eb) => [
        'deal.first',
        'deal.second',
        'spend.currency',
        eb.fn.sum<Sum>('l0').as('l0'),
        eb.fn.sum<Sum>('l1').as('l1'),
        eb.fn.sum<Sum>('l2').as('l2'),
        eb.fn.sum<Sum>('l3').as('l3'),
      ])
      .groupBy(['deal.first', 'deal.second', 'spend.currency'])
      .orderBy('spend.currency')
      .execute()
  )
}

function keyed(deals: KeptDeals, first: Expression<string>, second: Expression<string>) {
  return deals.select(['id', sql<string>`${first}`.as('first'), sql<string>`${second}`.as('second')])
}

type KeyedDeals = ReturnType<typeof keyed>

/** Counts and sums deals by two keys. A read of one moment needs a transaction around it. */
export async function grouped(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  deals: KeptDeals,
  keys: { first: Expression<string>; second?: Expression<string> },
): Promise<Group[]> {
  const rows = keyed(deals, keys.first, keys.second ?? sql<string>`''`)
  const counts = await database
    .selectFrom(rows.as('deal'))
    .select((eb) => ['first', 'second', eb.fn.countAll<Sum>().as('deals')])
    .groupBy(['first', 'second'])
    .execute()
  const spend = new Map<string, Money[]>()
  for (const { first, second, currency, l0, l1, l2, l3 } of await spendRows(database, catalog, rows)) {
    const name = JSON.stringify([first, second])
    const sum = { currency, minorUnits: fromLimbs([l0, l1, l2, l3]).toString() }
    spend.set(name, [...(spend.get(name) ?? []), sum])
  }
  return counts.map(({ first, second, deals: count }) => ({
    first,
    second,
    deals: Number(count),
    spend: spend.get(JSON.stringify([first, second])) ?? [],
  }))
}
