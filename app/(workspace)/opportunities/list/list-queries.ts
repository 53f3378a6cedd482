import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { ReadError, read } from '../queries'
import type { ListData } from './list-data'
import { type ListView, viewParams } from './list-view'

const pollEveryMs = 5_000

/**
 * One page of the list. While it is looked at the server is asked every few seconds, and answers in a word unless
 * something has changed.
 * @param me Email of the reader, whose "my deals" it may be.
 */
export function listQuery(me: string, view: ListView) {
  return queryOptions({
    queryKey: ['list', me, viewParams(view).toString()] as const,
    queryFn: async ({ client, queryKey, signal }): Promise<ListData> => {
      const known = client.getQueryData<ListData>(queryKey)
      const params = viewParams(view)
      if (known) {
        params.set('since', String(known.revision))
        params.set('day', known.today)
      }
      return (await read<ListData | null>('/list', params, signal)) ?? (known as ListData)
    },
    refetchInterval: pollEveryMs,
    staleTime: pollEveryMs / 2,
    placeholderData: keepPreviousData,
    retry: (failures, error) => !(error instanceof ReadError && error.status === 401) && failures < 2,
  })
}

/** Ids of the deals of the view, on whatever page, in its order: as many as may be changed at once. */
export async function readMatchingIds(view: ListView): Promise<string[]> {
  const { ids } = await read<{ ids: string[] }>('/list/ids', viewParams(view))
  return ids
}
