import { toPipelineFilter } from '@/app/(workspace)/opportunities/board-filter'
import { mostAtOnce } from '@/lib/opportunity/bulk-change'
import { boardRoute } from '../../board-route'

/** Ids of the deals that match a filter, as many as may be changed at once. */
export const GET = boardRoute(async ({ reader: { mirror, catalog, email }, filter }) => ({
  ids: await mirror.matchingIds(catalog, toPipelineFilter(filter, email), mostAtOnce),
}))
