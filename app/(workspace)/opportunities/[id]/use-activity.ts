'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { ActivityProps } from '@/components/record/activity'
import type { DealAges } from '@/lib/mirror/mirror'
import { activityQuery } from './queries'

export interface LiveActivity {
  list: Pick<ActivityProps, 'entries' | 'failed' | 'onRetry' | 'onMore' | 'loadingMore'>
  /** Undefined until they are read. */
  ages: DealAges | undefined
}

/** The deal's history, read again whenever its version is another: a version and its history are stored together. */
export function useActivity(id: string, version: string): LiveActivity {
  const { data, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...activityQuery(id, version),
    placeholderData: keepPreviousData,
  })
  return {
    list: {
      entries: data?.pages.flatMap(({ entries }) => entries),
      failed: isError,
      onRetry: () => void refetch(),
      onMore: hasNextPage ? () => void fetchNextPage() : undefined,
      loadingMore: isFetchingNextPage,
    },
    ages: data?.pages[0]?.ages,
  }
}
