import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { ColumnPage } from '@/lib/mirror/mirror'
import type { Stage } from '@/lib/opportunity/stage'
import { type BoardChanges, type BoardData, withChanges, withPage } from './board-data'
import { type BoardFilter, paramsOf } from './board-filter'
import { type Move, withSavedMove } from './moves'

/** Our own server did not give what the board asked for. */
export class ReadError extends Error {
  readonly status: number

  constructor(status: number) {
    super(`The deals could not be read (${status})`)
    this.name = 'ReadError'
    this.status = status
  }
}

/** Reads from our own server. @throws ReadError */
export async function read<T>(path: string, params: URLSearchParams, signal?: AbortSignal): Promise<T> {
  const response = await fetch(`/api/opportunities${path}?${params}`, { signal })
  if (!response.ok) throw new ReadError(response.status)
  return (await response.json()) as T
}

const pollEveryMs = 5_000

/** Cards of a column in the first reading: what a tall screen shows. Later pages are asked for by scrolling. */
export const firstPageSize = 12
export const nextPageSize = 50

/** Which board: whose, since "my deals" are somebody's, and of which deals. */
export interface BoardView {
  /** Email of the reader. */
  me: string
  filter: BoardFilter
}

function keyOf({ me, filter }: BoardView) {
  return ['board', me, paramsOf(filter).toString()] as const
}

/** What changed since `known`; everything anew when that is too much to list. */
async function refreshed(
  known: BoardData,
  now: () => BoardData | undefined,
  params: URLSearchParams,
  signal: AbortSignal,
): Promise<BoardData> {
  const since = new URLSearchParams(params)
  since.set('since', String(known.revision))
  const changes = await read<BoardChanges | null>('/changes', since, signal)
  // Another day makes other deals overdue, though nothing has changed in them.
  if (!changes || changes.today !== known.today) return read<BoardData>('', params, signal)
  // A page that was scrolled in meanwhile stays: the changes are laid over the board as it is by now.
  return withChanges(now() ?? known, changes)
}

/**
 * The board of one filter. Read whole once, then kept current by asking for changes while it is looked at: at any number
 * of deals that costs what has changed, and no scroll position.
 */
export function boardQuery(view: BoardView) {
  return queryOptions({
    queryKey: keyOf(view),
    queryFn: ({ client, queryKey, signal }): Promise<BoardData> => {
      const params = paramsOf(view.filter)
      const now = () => client.getQueryData<BoardData>(queryKey)
      const known = now()
      return known ? refreshed(known, now, params, signal) : read<BoardData>('', params, signal)
    },
    refetchInterval: pollEveryMs,
    staleTime: pollEveryMs / 2,
    // Long enough to come back to from a deal; every text that was ever typed is a board of its own.
    gcTime: 300_000,
    placeholderData: keepPreviousData,
    retry: (failures, error) => !(error instanceof ReadError && error.status === 401) && failures < 2,
  })
}

const underWay = new WeakMap<QueryClient, Set<string>>()

/** Reads the next page of a column into the board, once however often it is asked for. */
export async function loadMore(client: QueryClient, view: BoardView, stage: Stage): Promise<void> {
  const key = keyOf(view)
  const next = client.getQueryData<BoardData>(key)?.columns.find((column) => column.stage === stage)?.next
  if (!next) return
  const pages = underWay.get(client) ?? new Set()
  underWay.set(client, pages)
  const page = [...key, stage, next].join(' ')
  if (pages.has(page)) return
  pages.add(page)
  try {
    const params = paramsOf(view.filter)
    params.set('stage', stage)
    params.set('cursor', next)
    const more = await read<ColumnPage>('/column', params)
    client.setQueryData<BoardData>(key, (board) => board && withPage(board, stage, more))
  } finally {
    pages.delete(page)
  }
}

/** Takes an accepted move into the board it was made on; see `withSavedMove`. */
export function keepMove(client: QueryClient, view: BoardView, move: Move): void {
  client.setQueryData<BoardData>(keyOf(view), (board) => board && withSavedMove(board, move, view.filter))
}
