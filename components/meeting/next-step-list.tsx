'use client'

import { useState } from 'react'
import { cn } from '@/components/ui/cn'
import { LocalTime } from '@/components/ui/local-time'
import { ShowAll } from '@/components/ui/show-all'
import { dayCount } from '@/lib/pipeline/words'
import { far } from './far'
import type { MeetingDeal } from './meeting-deal'

/** Earlier next steps shown before the reader asks for the rest. */
const firstEntries = 2

export interface NextStepListProps {
  current?: string
  /** Age of the present one; undefined without one. */
  days?: number
  /** Newest first, the present one included. */
  history: MeetingDeal['nextSteps']
}

/** What happens next, in the largest words of the column, over what was to happen before. */
export function NextStepList({ current, days, history }: NextStepListProps) {
  const [showsAll, setShowsAll] = useState(false)
  const earlier = history[0]?.text === current ? history.slice(1) : history
  const shown = showsAll ? earlier : earlier.slice(0, firstEntries)
  return (
    <>
      <p className={cn('whitespace-pre-line break-words', far.lead)}>
        {current || <span className="text-muted">None</span>}
      </p>
      {current && days !== undefined && days > 0 ? (
        <p className={cn('text-muted', far.small)}>Said {dayCount(days)} ago</p>
      ) : null}
      {shown.length > 0 ? (
        <ol aria-label="Earlier next steps" className="mt-2 space-y-1.5 border-l-2 pl-3">
          {shown.map(({ text, at }) => (
            <li key={`${at} ${text}`}>
              <LocalTime instant={at} format="date" className={cn('block text-faint', far.small)} />
              <span className="whitespace-pre-line break-words text-muted">{text || 'Cleared'}</span>
            </li>
          ))}
        </ol>
      ) : null}
      {earlier.length > firstEntries ? (
        <ShowAll total={earlier.length} isOpen={showsAll} onToggle={() => setShowsAll(!showsAll)} />
      ) : null}
    </>
  )
}
