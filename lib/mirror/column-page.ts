import type { Kysely } from 'kysely'
import type { OpportunityCard } from '@/lib/opportunity/card'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { isClosed, type Stage } from '@/lib/opportunity/stage'
import { encodeCursor, type Position } from './cursor'
import { matching, type SearchedFilter, unindexed } from './filter'
import type { ColumnPage } from './mirror'
import type { MirrorTables } from './tables'

export interface PageQuery {
  catalog: Catalog
  stage: Stage
  filter: SearchedFilter
  today: PlainDate
  size: number
  /** Exclusive. */
  after?: Position
}

/** The cards of these deals, in the order of `ids`. */
export async function cardsOf(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  ids: string[],
): Promise<OpportunityCard[]> {
  if (ids.length === 0) return []
  const rows = await database
    .selectFrom('mirror_document')
    .select(['id', 'card'])
    .where('catalog', '=', catalog)
    .where('id', 'in', ids)
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row.card]))
  return ids.flatMap((id) => {
    const card = byId.get(id)
    return card ? [JSON.parse(card) as OpportunityCard] : []
  })
}

/** Reads one deal more than asked for, to know whether there is a next page. */
export function pageQuery(database: Kysely<MirrorTables>, query: PageQuery) {
  const { after, stage, filter } = query
  const column = (name: 'stage' | 'close_date') => (filter.found ? unindexed(name) : name)
  return (
    database
      .selectFrom('mirror_opportunity')
      .select(['close_date', 'id'])
      .where(matching(query.catalog, { ...filter, overdue: false }, query.today))
      .where(column('stage'), '=', stage)
      // Nothing is overdue in a stage that is closed, and no date is before the empty text. To name the open stages besides
      // leads SQLite to an index that has the other columns in it as well.
      .$if(filter.overdue === true, (deals) =>
        deals.where(column('close_date'), '<', isClosed(stage) ? '' : query.today),
      )
      .$if(after !== undefined, (deals) =>
        deals.where((eb) => eb(eb.refTuple('close_date', 'id'), '>', eb.tuple(...(after ?? ['', ''])))),
      )
      .orderBy(column('close_date'))
      .orderBy('id')
      .limit(query.size + 1)
  )
}

/** One page of a column: by close date, no date last, the id deciding between equals. */
export async function columnPage(database: Kysely<MirrorTables>, query: PageQuery): Promise<ColumnPage> {
  const found = await pageQuery(database, query).execute()
  const shown = found.slice(0, query.size)
  const last = shown.at(-1)
  const cards = await cardsOf(
    database,
    query.catalog,
    shown.map((row) => row.id),
  )
  return found.length > shown.length && last
    ? { cards, next: encodeCursor([last.close_date, last.id]) }
    : { cards }
}
