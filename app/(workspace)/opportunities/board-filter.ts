import type { PipelineFilter } from '@/lib/opportunity/pipeline-filter'
import { type ReviewStatus, reviewStatuses } from '@/lib/opportunity/review'

/** Which deals the board shows, as the address says it: `?q=acme&owner=me&review=Approved&overdue=1`. */
export interface BoardFilter {
  text: string
  /** An email, `me` for whoever looks at the board, or empty for everyone. A link with `me` suits whoever gets it. */
  owner: string
  review: ReviewStatus[]
  overdue: boolean
}

export const noFilter: BoardFilter = { text: '', owner: '', review: [], overdue: false }

const longestText = 200

/** Reads the filter out of an address. What it does not understand does not filter: an old link still opens. */
export function filterOf(params: URLSearchParams): BoardFilter {
  return {
    text: (params.get('q') ?? '').slice(0, longestText),
    owner: (params.get('owner') ?? '').slice(0, longestText),
    review: reviewStatuses.filter((status) => params.getAll('review').includes(status)),
    overdue: params.get('overdue') === '1',
  }
}

/** The filter as the address carries it: always the same text for the same filter, empty when nothing filters. */
export function paramsOf(filter: BoardFilter): URLSearchParams {
  const params = new URLSearchParams()
  const text = filter.text.trim()
  if (text) params.set('q', text)
  if (filter.owner) params.set('owner', filter.owner)
  for (const status of reviewStatuses) if (filter.review.includes(status)) params.append('review', status)
  if (filter.overdue) params.set('overdue', '1')
  return params
}

export function isFiltering(filter: BoardFilter): boolean {
  return paramsOf(filter).size > 0
}

/** The filter as the mirror takes it. @param me Email of the signed-in person, for `owner=me`. */
export function toPipelineFilter(filter: BoardFilter, me: string): PipelineFilter {
  const text = filter.text.trim()
  return {
    ...(text ? { text } : {}),
    ...(filter.owner ? { owner: filter.owner === 'me' ? me : filter.owner } : {}),
    ...(filter.review.length > 0 ? { reviewStatus: filter.review } : {}),
    ...(filter.overdue ? { overdue: true } : {}),
  }
}
