'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { MeetingStart } from '@/lib/meeting/meeting'
import { noAnswer, refusalText } from '../[id]/refusal-text'
import type { NewMeetingActions } from './new-meeting'

export interface Start {
  start: (meeting: Pick<MeetingStart, 'scope' | 'since'>) => Promise<void>
  isStarting: boolean
  /** Why it was not started. */
  problem?: string
}

/** Starts a meeting and goes there. Tried again after no answer it is the same meeting, not a second one. */
export function useStart(startMeeting: NewMeetingActions['startMeeting']): Start {
  const router = useRouter()
  const [id] = useState(() => crypto.randomUUID())
  const [isStarting, setIsStarting] = useState(false)
  const [problem, setProblem] = useState<string>()
  const start: Start['start'] = async ({ scope, since }) => {
    setIsStarting(true)
    setProblem(undefined)
    const result = await startMeeting({ id, scope, ...(since && { since }) }).catch(() => undefined)
    if (result?.ok) return router.push(`/meetings/${result.data.id}` as Route)
    setProblem(result ? refusalText(result.error) : noAnswer)
    setIsStarting(false)
  }
  return { start, isStarting, ...(problem !== undefined && { problem }) }
}
