'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { Opportunity } from '@/lib/opportunity/opportunity'
import type { ActionError } from '@/lib/result'
import { type KnownRecord, keepRecord, RecordReadError, recordQuery } from './queries'

export interface LiveRecord {
  record: KnownRecord
  /** AWS is being asked. */
  refreshing: boolean
  /** Why the last reading failed; the record shown is older then. */
  failure?: ActionError
  /** The version that our own last action made. */
  ownVersion?: string
  /** Shows what our own action brought back, and asks AWS for what hangs on it. */
  keep: (opportunity: Opportunity) => void
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

/** One deal on screen: the mirror's copy at once, AWS's as soon as it answers, and every later change of it. */
export function useRecord(id: string, first: KnownRecord): LiveRecord {
  const client = useQueryClient()
  const [ownVersion, setOwnVersion] = useState<string>()
  const { data, error, isFetching, refetch } = useQuery({
    ...recordQuery(id),
    initialData: first,
    initialDataUpdatedAt: 0,
  })

  const keep = useCallback(
    (opportunity: Opportunity) => {
      setOwnVersion(opportunity.LastModifiedDate)
      void keepRecord(client, opportunity).then(() => client.invalidateQueries(recordQuery(id)))
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
    keep,
    movedOn,
    retry: () => void refetch(),
  }
}
