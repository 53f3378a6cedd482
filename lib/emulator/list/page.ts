import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../operation'
import type { PagedInput, Position } from './paging'

export type Order = 'ASCENDING' | 'DESCENDING'

/** SQL for what comes after `after` in a list that is sorted by `column`, then by number. */
export function beyond(column: string, order: Order, after: Position): RawBuilder<boolean> {
  const comparison = order === 'ASCENDING' ? sql`>` : sql`<`
  return sql<boolean>`(${sql.ref(column)}, number) ${comparison} (${after.key}, ${after.number})`
}

/**
 * Cuts a page from what was read for it.
 * @param rows One more than `limit` when there is a next page.
 * @param keyOf What the list is sorted by.
 */
export function pageOf<Row extends { number: number }>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string | number,
  { pager }: Pick<Context, 'pager'>,
  operation: string,
  input: PagedInput,
): { page: Row[]; token: { NextToken?: string } } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  if (!last || rows.length <= limit) return { page, token: {} }
  const position = { key: keyOf(last), number: last.number }
  return { page, token: { NextToken: pager.write(operation, input, position) } }
}
