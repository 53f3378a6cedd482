import { type Kysely, sql } from 'kysely'
import { sumByCurrency } from '@/lib/opportunity/money'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { cardsOf } from './column-page'
import { matching, type SearchedFilter, searched } from './filter'
import { goneIds } from './gone-ids'
import type { ListPage, ListQuery, ListSort, SortColumn } from './mirror'
import { countAll, stageTotals } from './stage-totals'
import { type MirrorTables, noCloseDate, type OpportunityRow } from './tables'

const keys = {
  company: 'by_company',
  title: 'by_title',
  stage: 'by_stage',
  reviewStatus: 'by_status',
  closeDate: 'close_date',
  owner: 'by_owner',
  stageSince: 'by_stage_since',
  nextStepSince: 'by_step_since',
  modified: 'version_ms',
} as const satisfies Record<SortColumn, keyof OpportunityRow>

export interface RowsQuery {
  catalog: Catalog
  filter: SearchedFilter
  today: PlainDate
  sort: ListSort
  /** The deals that match are few: read them all and sort them, in place of walking the index of the order. */
  isGathered?: boolean
}

const numbers = new Set<string>(['by_stage', 'by_status', 'version_ms'])

/** The sort value; as no index has it where the deals are to be found by something else. */
function sortValue({ sort, filter, isGathered }: RowsQuery) {
  const key = sql.ref(keys[sort.by])
  if (!isGathered && !filter.found) return key
  return numbers.has(keys[sort.by]) ? sql`${key} + 0` : sql`${key} || ''`
}

/** Deals whose sort value is known, sorted by it; or those whose value is not, by id. */
export function sortedQuery(database: Kysely<MirrorTables>, query: RowsQuery, part: 'known' | 'unknown') {
  const { catalog, filter, today, sort } = query
  const value = sortValue(query)
  const direction = sort.descending ? 'desc' : 'asc'
  return database
    .selectFrom('mirror_opportunity')
    .select('id')
    .where(matching(catalog, filter, today))
    .where((eb) => {
      if (sort.by === 'closeDate') return eb(value, part === 'known' ? '<' : '=', noCloseDate)
      return eb(value, part === 'known' ? 'is not' : 'is', null)
    })
    .$if(part === 'known', (deals) => deals.orderBy(value, direction))
    .orderBy('id', direction)
}

async function countUnknown(database: Kysely<MirrorTables>, query: RowsQuery): Promise<number> {
  const { count } = await sortedQuery(database, query, 'unknown')
    .clearSelect()
    .clearOrderBy()
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The ids on a page. `total` is how many deals match. */
async function idsOnPage(
  database: Kysely<MirrorTables>,
  query: RowsQuery,
  { skip, size, total }: { skip: number; size: number; total: number },
): Promise<string[]> {
  const read = (part: 'known' | 'unknown', offset: number, limit: number) =>
    sortedQuery(database, query, part).limit(limit).offset(offset).execute()
  const known = await read('known', skip, size)
  const unknown: { id: string }[] = []
  if (known.length < Math.min(size, total - skip)) {
    const offset = known.length > 0 ? 0 : skip - (total - (await countUnknown(database, query)))
    unknown.push(...(await read('unknown', Math.max(0, offset), size - known.length)))
  }
  return [...known, ...unknown].map(({ id }) => id)
}

/** Looking a deal up costs about as much as passing by this many in the index of the order. */
const passedForOne = 15

/** Whether sorting all that match is cheaper than walking to the end of the page, of which `total` in `all` are met. */
export function isBetterGathered({ all, total, end }: { all: number; total: number; end: number }): boolean {
  return (Math.min(end, total) * all) / Math.max(total, 1) > total * passedForOne
}

/** Deals that AWS no longer returns are rows of the list, though no total counts them. */
async function countGone(
  database: Kysely<MirrorTables>,
  { catalog, filter, today }: Omit<RowsQuery, 'sort'>,
): Promise<number> {
  if ((await goneIds(database, catalog, 1)).length === 0) return 0
  const { count } = await database
    .selectFrom('mirror_opportunity')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where(matching(catalog, filter, today))
    .where('gone_since', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** A page of the list, with what all deals that match come to. A page that does not exist is empty. */
export async function listPage(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  { filter: asked, sort, page, pageSize }: ListQuery,
  today: PlainDate,
): Promise<Pick<ListPage, 'cards' | 'total' | 'spend'>> {
  const filter = await searched(database, catalog, asked)
  const stages = await stageTotals(database, catalog, filter, today)
  const counted = stages.reduce((sum, { count }) => sum + count, 0)
  const total = counted + (await countGone(database, { catalog, filter, today }))
  const skip = (page - 1) * pageSize
  const all = await countAll(database, catalog)
  const isGathered = isBetterGathered({ all, total, end: skip + pageSize })
  const query = { catalog, filter, today, sort, isGathered }
  const ids = skip < total ? await idsOnPage(database, query, { skip, size: pageSize, total }) : []
  return {
    cards: await cardsOf(database, catalog, ids),
    total,
    spend: sumByCurrency(stages.flatMap(({ spend }) => spend)),
  }
}

/** Ids of deals that the filter keeps, in their order, without those that AWS no longer returns. */
export async function matchingIds(
  database: Kysely<MirrorTables>,
  { catalog, filter, today }: Omit<RowsQuery, 'sort'>,
  limit: number,
): Promise<string[]> {
  const rows = await database
    .selectFrom('mirror_opportunity')
    .select('id')
    .where(matching(catalog, filter, today))
    .where('gone_since', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
