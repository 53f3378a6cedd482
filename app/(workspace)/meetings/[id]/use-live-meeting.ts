'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import type { Decision } from '@/lib/meeting/decision'
import type { Meeting } from '@/lib/meeting/meeting'
import { type LiveState, withDecision, withMeeting } from './live-state'
import { presentingTerm } from './presenting-term'
import { keepLive, liveQuery, MeetingReadError } from './queries'

/** `lost`: Tandem does not answer; it is asked again by itself. */
export type Connection = 'live' | 'lost' | 'signed-out' | 'gone'

export interface LiveMeetingView extends LiveState {
  connection: Connection
  /** This window presents. */
  isPresenting: boolean
  /** Shows what an action of this screen brought back. */
  keep: (meeting: Meeting) => Promise<void>
  keepDecision: (decision: Decision) => Promise<void>
}

function connectionOf(error: Error | null): Connection {
  if (!error) return 'live'
  if (!(error instanceof MeetingReadError)) return 'lost'
  if (error.status === 401) return 'signed-out'
  return error.status === 404 ? 'gone' : 'lost'
}

function useTerm(id: string): number | undefined {
  useEffect(() => presentingTerm.takeUp(id), [id])
  return useSyncExternalStore(
    presentingTerm.subscribe,
    () => presentingTerm.read(id),
    () => undefined,
  )
}

/** The meeting as it is now, second by second. */
export function useLiveMeeting(id: string, first: LiveState, userId: string): LiveMeetingView {
  const client = useQueryClient()
  const { data, error } = useQuery({ ...liveQuery(id), initialData: first })
  const { presenter } = data.meeting
  const term = useTerm(id)

  const keep = useCallback(
    (meeting: Meeting) => keepLive(client, id, (known) => withMeeting(known, meeting)),
    [client, id],
  )
  const keepDecision = useCallback(
    (decision: Decision) => keepLive(client, id, (known) => withDecision(known, decision)),
    [client, id],
  )
  return {
    ...data,
    connection: connectionOf(error),
    isPresenting: term !== undefined && presenter?.userId === userId && presenter.term === term,
    keep,
    keepDecision,
  }
}
