import { type Kysely, sql } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { matching, openStages, type SearchedFilter } from './filter'
import { type KnownList, notePlace, type Place } from './list-places'
import type { ListSort, SortColumn } from './mirror'
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

/** Sort values that the filter leaves, both included. */
export interface SortRange {
  least: string | number
  most: string | number
}

export interface RowsQuery {
  catalog: Catalog
  filter: SearchedFilter
  today: PlainDate
  sort: ListSort
  range?: SortRange | undefined
  /** The deals that match are few: read them all and sort them, in place of walking the index of the order. */
  isGathered?: boolean
}

/** A sorted list is rows whose sort value is known, by it and the id; after them those whose value is not, by id. */
export type Part = 'known' | 'unknown'

/** Where to begin: behind a row, or at it when going back. */
interface Start {
  isBack: boolean
  place?: Place | undefined
}

interface Walk extends Start {
  isDescending: boolean
}

const numbers = new Set<string>(['by_stage', 'by_status', 'version_ms'])

/** The sort value; as no index has it where the deals are to be found by something else. */
function sortValue({ sort, filter, isGathered }: RowsQuery) {
  const key = sql.ref<string | number | null>(keys[sort.by])
  if (!isGathered && !filter.found) return key
  return numbers.has(keys[sort.by])
    ? sql<string | number | null>`${key} + 0`
    : sql<string | number | null>`${key} || ''`
}

/** What tells the parts apart, but for the rows that a place bounds already. */
function partCondition(query: RowsQuery, part: Part, isBoundedAbove: boolean) {
  const value = sortValue(query)
  if (query.sort.by !== 'closeDate') {
    return part === 'known' ? sql<boolean>`${value} is not null` : sql<boolean>`${value} is null`
  }
  if (part === 'unknown') return sql<boolean>`${value} = ${noCloseDate}`
  return isBoundedAbove ? undefined : sql<boolean>`${value} < ${noCloseDate}`
}

/** On the side that a place bounds nothing else does: SQLite goes by one bound a side, and not by the best. */
function conditions(query: RowsQuery, part: Part, { isBack, place, isDescending }: Walk) {
  const value = sortValue(query)
  const { range } = part === 'known' ? query : {}
  const [isBoundedBelow, isBoundedAbove] = [place && !isDescending, place && isDescending]
  const beyond = sql.raw(`${isDescending ? '<' : '>'}${isBack ? '=' : ''}`)
  return [
    partCondition(query, part, isBoundedAbove === true),
    place && part === 'known' && sql<boolean>`(${value}, id) ${beyond} (${place.value}, ${place.id})`,
    place && part === 'unknown' && sql<boolean>`id ${beyond} ${place.id}`,
    range && !isBoundedBelow && sql<boolean>`${value} >= ${range.least}`,
    range && !isBoundedAbove && sql<boolean>`${value} <= ${range.most}`,
  ].filter((condition) => condition !== undefined && condition !== false)
}

/** Rows of one part of a list, from a place on. */
export function sortedQuery(
  database: Kysely<MirrorTables>,
  query: RowsQuery,
  part: Part,
  start: Start = { isBack: false },
) {
  const { catalog, filter, today, sort } = query
  const isDescending = sort.descending !== start.isBack
  const direction = isDescending ? 'desc' : 'asc'
  const isBoundByPlace =
    sort.by === 'closeDate' && isDescending && start.place !== undefined && part === 'known'
  // Usually few or none are unknown, and the index of the order has them together.
  const isFoundOtherwise = filter.found !== undefined || (part === 'unknown' && !query.isGathered)
  return database
    .selectFrom('mirror_opportunity')
    .select(['id', sortValue(query).as('value')])
    .where(
      matching(catalog, isBoundByPlace ? { ...filter, overdue: false } : filter, today, isFoundOtherwise),
    )
    .$if(isBoundByPlace && filter.overdue === true, (deals) => deals.where('stage', 'in', openStages))
    .where((eb) => eb.and(conditions(query, part, { ...start, isDescending })))
    .$if(part === 'known', (deals) => deals.orderBy(sortValue(query), direction))
    .orderBy('id', direction)
}

/** How many rows have no sort value. */
export async function countUnknown(database: Kysely<MirrorTables>, query: RowsQuery): Promise<number> {
  const { count } = await sortedQuery(database, query, 'unknown')
    .clearSelect()
    .clearOrderBy()
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Rows of a part: `length` is how many it has, where that is known. */
export interface Slice {
  part: Part
  skip: number
  size: number
  length?: number | undefined
}

interface Way extends Start {
  /** Rows to pass by. */
  offset: number
}

/** The shortest way to a slice: from the beginning, from the end, or from a row that has been met, in either direction. */
export function shortestWay({ skip, size, length }: Slice, places: readonly Place[]): Way {
  const end = skip + size
  const ways: Way[] = [{ isBack: false, offset: skip }]
  if (length !== undefined && end <= length) ways.push({ isBack: true, offset: length - end })
  for (const place of places) {
    if (place.rows <= skip) ways.push({ isBack: false, place, offset: skip - place.rows })
    if (place.rows >= end) ways.push({ isBack: true, place, offset: place.rows - end })
  }
  return ways.reduce((best, way) => (way.offset < best.offset ? way : best))
}

/** The ids of a slice. What is met on the way is added to what is known of the list. */
export async function readRows(
  database: Kysely<MirrorTables>,
  query: RowsQuery,
  asked: Slice,
  list: KnownList,
): Promise<string[]> {
  const { part, skip, length } = asked
  const size = length === undefined ? asked.size : Math.min(asked.size, length - skip)
  if (size <= 0) return []
  const places = list.places[part]
  const { offset, ...start } = shortestWay({ ...asked, size }, places)
  const rows = await sortedQuery(database, query, part, start).limit(size).offset(offset).execute()
  if (start.isBack) rows.reverse()
  const last = rows.at(-1)
  if (last) notePlace(places, { rows: skip + rows.length, ...last })
  return rows.map(({ id }) => id)
}
