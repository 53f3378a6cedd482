import type { Mirror } from '@/lib/mirror/mirror'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { plainDateOf } from '@/lib/opportunity/plain-date'
import type { BoardChanges, BoardData } from './board-data'
import { type BoardFilter, toPipelineFilter } from './board-filter'
import { firstPageSize } from './queries'

export interface BoardReader {
  mirror: Mirror
  catalog: Catalog
  /** Email of the signed-in person. */
  email: string
}

/** The whole board for a filter: totals of every column and its first page. */
export async function readBoard(
  { mirror, catalog, email }: BoardReader,
  filter: BoardFilter,
): Promise<BoardData> {
  const today = plainDateOf(new Date())
  return { ...(await mirror.pipeline(catalog, toPipelineFilter(filter, email), firstPageSize)), today }
}

/** What changed on that board after `since`, or null when it is too much and the board is better read anew. */
export async function readChanges(
  { mirror, catalog, email }: BoardReader,
  filter: BoardFilter,
  since: number,
): Promise<BoardChanges | null> {
  const changes = await mirror.changes(catalog, since, toPipelineFilter(filter, email))
  return changes ? { ...changes, today: plainDateOf(new Date()) } : null
}
