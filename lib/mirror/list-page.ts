import type { Kysely } from 'kysely'
import { sumByCurrency } from '@/lib/opportunity/money'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { PipelineFilter } from '@/lib/opportunity/pipeline-filter'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { cardsOf } from './column-page'
import { matching } from './filter'
import type { ListPage, ListQuery, ListSort, SortColumn } from './mirror'
import { stageTotals } from './stage-totals'
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
  filter: PipelineFilter
  today: PlainDate
  sort: ListSort
}

/** Deals whose sort value is known, sorted by it; or those whose value is not, by id. */
export function sortedQuery(
  database: Kysely<MirrorTables>,
  { catalog, filter, today, sort }: RowsQuery,
  part: 'known' | 'unknown',
) {
  const key = keys[sort.by]
  const direction = sort.descending ? 'desc' : 'asc'
  return database
    .selectFrom('mirror_opportunity')
    .select('id')
    .where(matching(catalog, filter, today))
    .where((eb) => {
      if (key === 'close_date') return eb(key, part === 'known' ? '<' : '=', noCloseDate)
      return eb(key, part === 'known' ? 'is not' : 'is', null)
    })
    .$if(part === 'known', (deals) => deals.orderBy(key, direction))
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

/** Deals that AWS no longer returns are rows of the list, though no total counts them. */
async function countGone(
  database: Kysely<MirrorTables>,
  { catalog, filter, today }: Omit<RowsQuery, 'sort'>,
): Promise<number> {
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
  { filter, sort, page, pageSize }: ListQuery,
  today: PlainDate,
): Promise<Pick<ListPage, 'cards' | 'total' | 'spend'>> {
  const stages = await stageTotals(database, catalog, filter, today)
  const counted = stages.reduce((sum, { count }) => sum + count, 0)
  const total = counted + (await countGone(database, { catalog, filter, today }))
  const skip = (page - 1) * pageSize
  const ids =
    skip < total
      ? await idsOnPage(database, { catalog, filter, today, sort }, { skip, size: pageSize, total })
      : []
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
