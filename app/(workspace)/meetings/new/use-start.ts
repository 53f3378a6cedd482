'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Meeting, MeetingStart } from '@/lib/meeting/meeting'
import { presentingTerm } from '../[id]/presenting-term'
import { noAnswer, refusalText } from '../[id]/refusal-text'
import type { NewMeetingActions } from './new-meeting'

export interface Start {
  start: (meeting: Pick<MeetingStart, 'scope' | 'since'>) => Promise<void>
  isStarting: boolean
  /** Why it was not started. */
  problem?: string
}

/**
 * Whoever starts a meeting presents it, from the window they start it in: no other window of theirs has the place. Unless
 * somebody took it while the answer was lost.
 */
function keepPlace({ id, presenter, startedAt }: Meeting): void {
  if (presenter && presenter.seenAt === startedAt) presentingTerm.keep(id, presenter.term)
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
    if (result?.ok) {
      keepPlace(result.data)
      return router.push(`/meetings/${result.data.id}` as Route)
    }
    setProblem(result ? refusalText(result.error) : noAnswer)
    setIsStarting(false)
  }
  return { start, isStarting, ...(problem !== undefined && { problem }) }
}
