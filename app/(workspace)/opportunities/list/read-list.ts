import { plainDateOf } from '@/lib/opportunity/plain-date'
import { toPipelineFilter } from '../board-filter'
import type { BoardReader } from '../read-board'
import type { ListData } from './list-data'
import { type ListView, pageSize } from './list-view'

/** A page of the list. A page behind the last becomes the last: deals may have gone since the link was made. */
export async function readList(
  { mirror, catalog, email }: BoardReader,
  { filter, by, descending, page }: ListView,
): Promise<ListData> {
  const today = plainDateOf(new Date())
  const query = { filter: toPipelineFilter(filter, email), sort: { by, descending }, pageSize }
  const asked = await mirror.list(catalog, { ...query, page })
  if (asked.cards.length > 0 || page === 1) return { ...asked, page, today }
  const last = Math.max(1, Math.ceil(asked.total / pageSize))
  return { ...(await mirror.list(catalog, { ...query, page: last })), page: last, today }
}
