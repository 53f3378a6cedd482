'use client'

import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { Input } from '@/components/ui/input'
import { LocalTime } from '@/components/ui/local-time'
import { useIsLive } from '@/components/ui/use-is-live'
import type { MeetingOverview } from '@/lib/meeting/overview'
import { choiceRow, pill } from './choice-style'
import { dayIn, daysAgo, startOfDay } from './local-days'
import type { MeetingChoice } from './meeting-choice'

export interface SinceChoiceProps {
  choice: MeetingChoice
  overview: MeetingOverview
  onChoose: (choice: MeetingChoice) => void
}

const spans = [7, 14, 30] as const

/** From when on changes count: the last meeting of the scope, or a day by the reader's own calendar. */
export function SinceChoice({ choice, overview, onChoose }: SinceChoiceProps) {
  // Days are the reader's own, and the server does not know them.
  const isLive = useIsLive()
  const { since: chosen } = choice
  const choose = (since: string | undefined) => onChoose({ ...choice, since })
  const isChosen = (days: number) => isLive && chosen === daysAgo(days)
  return (
    <div className={choiceRow}>
      <span className="font-medium">Since</span>
      <div className="flex flex-wrap items-center gap-1.5">
        <Pill isOn={chosen === undefined} onPick={() => choose(undefined)}>
          {overview.previous ? (
            <>
              Last meeting, <LocalTime instant={overview.previous.endedAt} format="date" />
            </>
          ) : (
            '14 days, no meeting yet'
          )}
        </Pill>
        {spans.map((days) => (
          <Pill key={days} isOn={isChosen(days)} onPick={() => choose(daysAgo(days))}>
            {days} days
          </Pill>
        ))}
        <Input
          type="date"
          aria-label="Since another day"
          readOnly={!isLive}
          max={isLive ? dayIn(new Date()) : undefined}
          value={isLive ? dayIn(new Date(overview.since)) : ''}
          onChange={({ target }) => {
            const since = startOfDay(target.value)
            if (since) choose(since)
          }}
          className="w-40"
        />
      </div>
    </div>
  )
}

function Pill({ isOn, onPick, children }: { isOn: boolean; onPick: () => void; children: ReactNode }) {
  return (
    <button type="button" aria-pressed={isOn} onClick={onPick} className={cn(pill)}>
      {children}
    </button>
  )
}
