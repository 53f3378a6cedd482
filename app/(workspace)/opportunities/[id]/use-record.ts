'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type { WaitingChange } from '@/components/record/waiting-change'
import { Opportunity } from '@/lib/opportunity/opportunity'
import { isUnderWay } from '@/lib/opportunity/pending'
import type { ActionError } from '@/lib/result'
import {
  followKept,
  followRecord,
  type KnownRecord,
  keepRecord,
  RecordReadError,
  recordQuery,
  waitingQuery,
} from './queries'
import type { Saved } from './saved'

export interface LiveRecord {
  record: KnownRecord
  /** AWS is being asked. */
  refreshing: boolean
  /** Why the last reading failed; the record shown is older then. */
  failure?: ActionError
  /** The version that our own last action made. */
  ownVersion?: string
  /** What of it AWS does not have. */
  waiting: readonly WaitingChange[]
  /** Shows what our own action brought back, and asks AWS for what hangs on it; follows what AWS does not have yet. */
  keep: (saved: Saved) => void
  /** Shows the record that a conflict brought along. */
  movedOn: (current: unknown) => void
  retry: () => void
}

function failureOf(error: Error | null): ActionError | undefined {
  if (!error) return undefined
  return error instanceof RecordReadError
    ? error.failure
    : { kind: 'unavailable', reference: 'no answer from Tandem' }
}

/** What the deal waits for, followed until AWS has it: then AWS is asked for what hangs on it. */
function useWaiting(id: string, first: readonly WaitingChange[]): readonly WaitingChange[] {
  const client = useQueryClient()
  const { data } = useQuery(waitingQuery(id))
  const waiting = data?.waiting ?? first
  const isFollowed = waiting.some(({ state }) => isUnderWay(state))
  const [wasFollowed, setWasFollowed] = useState(isFollowed)
  useEffect(() => {
    if (data) followRecord(client, data)
  }, [client, data])
  useEffect(() => {
    if (wasFollowed === isFollowed) return
    setWasFollowed(isFollowed)
    if (!isFollowed) void client.invalidateQueries(recordQuery(id))
  }, [client, id, isFollowed, wasFollowed])
  return waiting
}

/** One deal on screen: the mirror's copy at once, AWS's as soon as it answers, and every later change of it. */
export function useRecord(
  id: string,
  first: KnownRecord,
  firstWaiting: readonly WaitingChange[] = [],
): LiveRecord {
  const client = useQueryClient()
  const [ownVersion, setOwnVersion] = useState<string>()
  const { data, error, isFetching, refetch } = useQuery({
    ...recordQuery(id),
    initialData: first,
    initialDataUpdatedAt: 0,
  })

  const waiting = useWaiting(id, firstWaiting)
  const keep = useCallback(
    ({ opportunity, queued }: Saved) => {
      setOwnVersion(opportunity.LastModifiedDate)
      const shown = keepRecord(client, opportunity)
      if (queued) return followKept(client, opportunity)
      void client.invalidateQueries(waitingQuery(id))
      void shown.then(() => client.invalidateQueries(recordQuery(id)))
    },
    [client, id],
  )
  const movedOn = useCallback(
    (current: unknown) => {
      const parsed = Opportunity.safeParse(current)
      if (parsed.success) void keepRecord(client, parsed.data)
      else void refetch()
    },
    [client, refetch],
  )

  return {
    record: data,
    refreshing: isFetching,
    failure: failureOf(error),
    ownVersion,
    waiting,
    keep,
    movedOn,
    retry: () => void refetch(),
  }
}
