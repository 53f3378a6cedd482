import { type SortColumn, sortColumns } from '@/lib/mirror/mirror'
import { type BoardFilter, filterOf, noFilter, paramsOf } from '../board-filter'

/** Which deals the list shows, in which order, which page of them: `?q=acme&sort=closeDate&dir=desc&page=2`. */
export interface ListView {
  filter: BoardFilter
  by: SortColumn
  descending: boolean
  /** From 1. */
  page: number
}

export const pageSize = 50

/** Rows stand still under it while deals change, unlike under the latest first. */
const defaultSort: SortColumn = 'company'

export const wholeList: ListView = { filter: noFilter, by: defaultSort, descending: false, page: 1 }

/** Reads the view out of an address. What it does not understand is as if it were not there. */
export function viewOf(params: URLSearchParams): ListView {
  const page = Number(params.get('page'))
  return {
    filter: filterOf(params),
    by: sortColumns.find((column) => column === params.get('sort')) ?? defaultSort,
    descending: params.get('dir') === 'desc',
    page: Number.isSafeInteger(page) && page >= 1 ? page : 1,
  }
}

/** The view as the address carries it: always the same text for the same view, without what goes without saying. */
export function viewParams({ filter, by, descending, page }: ListView): URLSearchParams {
  const params = paramsOf(filter)
  if (by !== defaultSort) params.set('sort', by)
  if (descending) params.set('dir', 'desc')
  if (page > 1) params.set('page', String(page))
  return params
}

/** Whether the column shows how long ago an instant was: the earlier the instant, the larger what is shown. */
export function isAge(by: SortColumn): boolean {
  return by === 'stageSince' || by === 'nextStepSince'
}

/** The view after a press on a column's title: sorted by it, or the other way round when it is already. */
export function sortedBy(view: ListView, by: SortColumn): ListView {
  // The latest changes first; of the ages the largest, which are the earliest instants.
  const descending = by === view.by ? !view.descending : by === 'modified'
  return { ...view, by, descending, page: 1 }
}
