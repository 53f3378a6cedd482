import { type ExpressionBuilder, sql } from 'kysely'
import { beyond, type Order } from '../list/page'
import type { Position } from '../list/paging'
import type { Work } from '../operation'
import type { Tables } from '../store/tables'
import { fromRow, type StoredEngagement } from './engagements'

export interface EngagementQuery {
  order: Order
  after?: Position | undefined
  limit: number
  ids?: string[] | undefined
  createdBy?: string[] | undefined
  notCreatedBy?: string[] | undefined
  contextTypes?: string[] | undefined
  notContextTypes?: string[] | undefined
}

/** Engagements that the caller is a member of, by creation: one more than `limit` when there is a next page. */
export async function engagementsPage(
  { store, account, catalog }: Work,
  query: EngagementQuery,
): Promise<(StoredEngagement & { memberCount: number })[]> {
  const direction = query.order === 'ASCENDING' ? 'asc' : 'desc'
  const { after } = query
  let mine = store.database
    .selectFrom('engagement_member')
    .select(['engagement_id', 'created', 'number'])
    .where('account', '=', account)
    .where('catalog', '=', catalog)
    .where((eb) => matches(eb, query))
    .orderBy('created', direction)
    .orderBy('number', direction)
    .limit(query.limit + 1)
  if (after) mine = mine.where(beyond('created', query.order, after))
  const rows = await store.database
    .selectFrom(mine.as('mine'))
    .innerJoin('engagement', 'engagement.id', 'mine.engagement_id')
    .selectAll('engagement')
    .select((eb) =>
      eb
        .selectFrom('engagement_member')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('engagement_member.engagement_id', '=', 'engagement.id')
        .as('member_count'),
    )
    .orderBy('mine.created', direction)
    .orderBy('mine.number', direction)
    .execute()
  return rows.map((row) => ({ ...fromRow(row), memberCount: row.member_count ?? 0 }))
}

/** Filters combine with AND, values within one with OR; an empty list asks for nothing. */
function matches(eb: ExpressionBuilder<Tables, 'engagement_member'>, query: EngagementQuery) {
  const { ids, createdBy = [], notCreatedBy = [], contextTypes = [], notContextTypes = [] } = query
  const conditions = [
    ...(ids ? [eb('engagement_id', 'in', ids)] : []),
    ...(createdBy.length > 0 ? [eb.exists(engagement(eb).where('created_by', 'in', createdBy))] : []),
    ...(notCreatedBy.length > 0
      ? [eb.not(eb.exists(engagement(eb).where('created_by', 'in', notCreatedBy)))]
      : []),
    ...(contextTypes.length > 0 ? [eb.exists(engagement(eb).where(hasContext(contextTypes)))] : []),
    ...(notContextTypes.length > 0
      ? [eb.not(eb.exists(engagement(eb).where(hasContext(notContextTypes))))]
      : []),
  ]
  return eb.and(conditions)
}

function engagement(eb: ExpressionBuilder<Tables, 'engagement_member'>) {
  return eb
    .selectFrom('engagement')
    .select('engagement.id')
    .whereRef('engagement.id', '=', 'engagement_member.engagement_id')
}

function hasContext(types: readonly string[]) {
  return sql<boolean>`exists (
    select 1 from json_each(engagement.contexts) where json_extract(value, '$.Type') in (${sql.join(types)}))`
}
