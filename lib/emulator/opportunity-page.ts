import type { OpportunitySortName, SortOrder } from '@aws-sdk/client-partnercentral-selling'
import { type Kysely, sql } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { opportunityNumber } from './ids'
import type { Position } from './paging'
import type { Tables } from './tables'

/** Bounds of a range: `from` inclusive, `before` exclusive. Source: reference, section 10. */
export interface Range<T> {
  from?: T | undefined
  before?: T | undefined
}

export interface OpportunityQuery {
  sortBy: OpportunitySortName
  order: SortOrder
  after?: Position | undefined
  limit: number
  ids?: string[] | undefined
  stages?: string[] | undefined
  reviewStatuses?: string[] | undefined
  /** Company keys. */
  companies?: string[] | undefined
  /** Epoch milliseconds. */
  modified: Range<number>
  /** Epoch milliseconds. */
  created: Range<number>
  closeDate: Range<string>
}

export interface OpportunityListing {
  /** JSON texts, as many as asked for. */
  summaries: string[]
  /** Where the next page starts; absent on the last one. */
  next?: Position
}

const sortColumns = {
  LastModifiedDate: 'modified',
  CreatedDate: 'created',
  Identifier: 'number',
  CustomerCompanyName: 'company_key',
  TargetCloseDate: 'close_date',
} as const satisfies Record<OpportunitySortName, string>

/**
 * One page in keyset order: a record that changes between two pages can neither shift nor repeat the others. Rows are
 * chosen before their texts are read, or sorting would drag every text along.
 */
export async function opportunityPage(
  database: Kysely<Tables>,
  catalog: Catalog,
  query: OpportunityQuery,
): Promise<OpportunityListing> {
  const direction = query.order === 'ASCENDING' ? 'asc' : 'desc'
  const rows = await database
    .selectFrom(chosen(database, catalog, query, direction).as('page'))
    .innerJoin('opportunity_body', 'opportunity_body.number', 'page.number')
    .select(['page.number', 'page.key', 'opportunity_body.summary'])
    .orderBy('page.key', direction)
    .orderBy('page.number', direction)
    .execute()
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    summaries: page.map(({ summary }) => summary),
    ...(rows.length > query.limit && last && { next: { key: last.key, number: last.number } }),
  }
}

function chosen(
  database: Kysely<Tables>,
  catalog: Catalog,
  query: OpportunityQuery,
  direction: 'asc' | 'desc',
) {
  const column = sortColumns[query.sortBy]
  // SQLite would walk all rows in order to spare a sort; a plus keeps an index out of it, so that only the few rows that
  // were named are looked at.
  const isNamed = present(query.ids) || present(query.companies)
  const sorted = isNamed ? sql`+${sql.ref(column)}` : sql.ref(column)
  return filtered(database, catalog, query)
    .select(['number', `${column} as key`])
    .orderBy(sorted, direction)
    .orderBy('number', direction)
    .limit(query.limit + 1)
}

function filtered(database: Kysely<Tables>, catalog: Catalog, query: OpportunityQuery) {
  const { modified, created, closeDate, after } = query
  const column = sql.ref(sortColumns[query.sortBy])
  const beyond = query.order === 'ASCENDING' ? sql`>` : sql`<`
  return (
    database
      .selectFrom('opportunity')
      .where(present(query.ids) ? sql<string>`+catalog` : 'catalog', '=', catalog)
      .where('visible', '=', 1)
      .$if(after !== undefined, (q) =>
        q.where(sql<boolean>`(${column}, number) ${beyond} (${after?.key}, ${after?.number})`),
      )
      .$if(present(query.ids), (q) => q.where('number', 'in', numbersOf(query.ids)))
      .$if(present(query.stages), (q) => q.where('stage', 'in', query.stages ?? []))
      .$if(present(query.reviewStatuses), (q) => q.where('review_status', 'in', query.reviewStatuses ?? []))
      .$if(present(query.companies), (q) => q.where('company_key', 'in', query.companies ?? []))
      .$if(modified.from !== undefined, (q) => q.where('modified', '>=', modified.from as number))
      .$if(modified.before !== undefined, (q) => q.where('modified', '<', modified.before as number))
      .$if(created.from !== undefined, (q) => q.where('created', '>=', created.from as number))
      .$if(created.before !== undefined, (q) => q.where('created', '<', created.before as number))
      // A record without a close date lies in no range of dates.
      .$if(closeDate.from !== undefined, (q) => q.where('close_date', '>=', closeDate.from as string))
      .$if(closeDate.before !== undefined, (q) =>
        q.where('close_date', '<', closeDate.before as string).where('close_date', '<>', ''),
      )
  )
}

/** An empty filter list filters nothing. */
function present(values: unknown[] | undefined): boolean {
  return values !== undefined && values.length > 0
}

/** Ids we never gave out match nothing; -1 keeps the list from being empty. */
function numbersOf(ids: string[] = []): number[] {
  return ids.map((id) => opportunityNumber(id) ?? -1)
}
