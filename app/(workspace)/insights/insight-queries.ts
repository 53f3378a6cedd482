import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { InsightReading } from '@/lib/insight/insights'
import { ReadError } from '../opportunities/queries'
import { type InsightView, insightParams } from './insight-view'

/** Figures are looked at for minutes, and change by the deal. */
const pollEveryMs = 30_000

async function read(view: InsightView, signal: AbortSignal): Promise<InsightReading> {
  const response = await fetch(`/api/insights?${insightParams(view)}`, { signal })
  if (!response.ok) throw new ReadError(response.status)
  return (await response.json()) as InsightReading
}

/** The figures of a view. @param me Email of the reader, whose "my deals" it may be. */
export function insightQuery(me: string, view: InsightView) {
  return queryOptions({
    queryKey: ['insights', me, insightParams(view).toString()] as const,
    queryFn: ({ signal }) => read(view, signal),
    refetchInterval: pollEveryMs,
    staleTime: pollEveryMs / 2,
    placeholderData: keepPreviousData,
    retry: (failures, error) => !(error instanceof ReadError && error.status === 401) && failures < 2,
  })
}
