import type { Kysely } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { cardsOf } from './column-page'
import { matching, type SearchedFilter, searched } from './filter'
import { goneIds } from './gone-ids'
import { type KnownList, type ListPlaces, notePage } from './list-places'
import type { ListPage, ListQuery } from './mirror'
import { sortRange } from './sort-range'
import { countUnknown, type RowsQuery, readRows, shortestWay, sortedQuery } from './sorted-rows'
import { countAll, listTotals } from './stage-totals'
import type { MirrorTables } from './tables'

/** Fewer rows than this are passed by without looking for a shorter way. */
const nearby = 1000

interface PageOfIds {
  skip: number
  size: number
  /** How many deals match. */
  total: number
}

async function unknownOf(database: Kysely<MirrorTables>, query: RowsQuery, list: KnownList): Promise<number> {
  list.unknown ??= await countUnknown(database, query)
  return list.unknown
}

/** How far it is to a page, in rows of the list. */
function distance({ skip, size }: PageOfIds, { places }: KnownList): number {
  return shortestWay({ part: 'known', skip, size }, places.known).offset
}

/** The ids on a page. */
async function idsOnPage(
  database: Kysely<MirrorTables>,
  query: RowsQuery,
  page: PageOfIds,
  list: KnownList,
): Promise<string[]> {
  const { skip, total } = page
  const size = Math.min(page.size, total - skip)
  const isFar = distance(page, list) > nearby
  const length = isFar ? total - (await unknownOf(database, query, list)) : undefined
  const known = await readRows(database, query, { part: 'known', skip, size, length }, list)
  if (known.length === size) return known
  const unknown = await unknownOf(database, query, list)
  const rest = { skip: Math.max(0, skip - (total - unknown)), size: size - known.length, length: unknown }
  return [...known, ...(await readRows(database, query, { part: 'unknown', ...rest }, list))]
}

/** Looking a deal up costs about as much as passing by this many in the index of the order. */
const passedForOne = 15

/** Whether sorting all that match is cheaper than walking by `rows` of them: `total` are met in `all`. */
export function isBetterGathered({
  all,
  total,
  rows,
}: {
  all: number
  total: number
  rows: number
}): boolean {
  return (Math.min(rows, total) * all) / Math.max(total, 1) > total * passedForOne
}

interface Deals {
  catalog: Catalog
  filter: SearchedFilter
  today: PlainDate
}

/** Deals that AWS no longer returns are rows of the list, though no total counts them. */
async function countGone(database: Kysely<MirrorTables>, { catalog, filter, today }: Deals): Promise<number> {
  if ((await goneIds(database, catalog, 1)).length === 0) return 0
  const { count } = await database
    .selectFrom('mirror_opportunity')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where(matching(catalog, filter, today))
    .where('gone_since', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** When a list is read, and what is known of it. */
export interface ListMoment {
  catalog: Catalog
  today: PlainDate
  /** The mirror's, read in the same transaction. */
  revision: number
  places: ListPlaces
}

async function rowsQuery(
  database: Kysely<MirrorTables>,
  deals: Deals,
  { sort, rows, total }: Pick<ListQuery, 'sort'> & { rows: number; total: number },
): Promise<RowsQuery> {
  const all = await countAll(database, deals.catalog)
  const range = await sortRange(database, deals.catalog, { filter: deals.filter, by: sort.by })
  return { ...deals, sort, range, isGathered: isBetterGathered({ all, total, rows }) }
}

/** A page of the list, with what all deals that match come to. A page that does not exist is empty. */
export async function listPage(
  database: Kysely<MirrorTables>,
  { filter: asked, sort, page, pageSize }: ListQuery,
  { catalog, today, revision, places }: ListMoment,
): Promise<Pick<ListPage, 'cards' | 'total' | 'present' | 'spend'>> {
  const filter = await searched(database, catalog, asked)
  const deals = { catalog, filter, today }
  const { count: present, spend } = await listTotals(database, deals)
  const total = present + (await countGone(database, deals))
  const slice = { skip: (page - 1) * pageSize, size: pageSize, total }
  if (slice.skip >= total) return { cards: [], total, present, spend }
  const list = places.of(JSON.stringify([catalog, revision, today, sort.by, sort.descending, asked]))
  const at = `${slice.skip} ${pageSize}`
  let ids = list.pages.get(at)
  if (!ids) {
    const toEnd = Math.max(0, total - slice.skip - pageSize)
    const rows = Math.min(distance(slice, list), toEnd) + pageSize
    const query = await rowsQuery(database, deals, { sort, rows, total })
    ids = await idsOnPage(database, query, slice, list)
    notePage(list, at, ids)
  }
  return { cards: await cardsOf(database, catalog, ids), total, present, spend }
}

/** The first ids of a list, without deals that AWS no longer returns. */
export async function matchingIds(
  database: Kysely<MirrorTables>,
  { filter: asked, sort }: Pick<ListQuery, 'filter' | 'sort'>,
  { catalog, today }: Pick<ListMoment, 'catalog' | 'today'>,
  limit: number,
): Promise<string[]> {
  const deals = { catalog, filter: await searched(database, catalog, asked), today }
  const { count } = await listTotals(database, deals)
  const query = await rowsQuery(database, deals, { sort, rows: limit, total: count })
  const ids: string[] = []
  for (const part of ['known', 'unknown'] as const) {
    const left = Math.min(limit, count) - ids.length
    if (left <= 0) break
    const rows = await sortedQuery(database, query, part)
      .where('gone_since', 'is', null)
      .limit(left)
      .execute()
    ids.push(...rows.map(({ id }) => id))
  }
  return ids
}
