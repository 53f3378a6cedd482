import { toPipelineFilter } from '@/app/(workspace)/opportunities/board-filter'
import { viewOf } from '@/app/(workspace)/opportunities/list/list-view'
import { mostAtOnce } from '@/lib/opportunity/bulk-change'
import { boardRoute } from '../../board-route'

/** Ids of the deals of a list in its order, as many as may be changed at once. */
export const GET = boardRoute(async ({ reader: { mirror, catalog, email }, params }) => {
  const { filter, by, descending } = viewOf(params)
  const query = { filter: toPipelineFilter(filter, email), sort: { by, descending } }
  return { ids: await mirror.matchingIds(catalog, query, mostAtOnce) }
})
