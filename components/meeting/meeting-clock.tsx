import { Timer } from 'lucide-react'
import { cn } from '@/components/ui/cn'
import { clockWords, spokenClock } from './clock-words'
import { far } from './far'

export interface MeetingClockProps {
  /** How long the meeting has been presented. */
  meetingMs: number
  /** How long the deal on the screen has been talked about; left out where there is none. */
  dealMs?: number
}

/** Tells the time that has passed and asks for nothing: it never changes its colour, moves or speaks up. */
export function MeetingClock({ meetingMs, dealMs }: MeetingClockProps) {
  return (
    <p className={cn('flex items-center gap-1.5 whitespace-nowrap text-muted tabular-nums', far.body)}>
      <Timer aria-hidden className="size-4 text-faint" />
      <span className="sr-only">
        The meeting has lasted {spokenClock(meetingMs)}
        {dealMs === undefined ? '' : `, this deal ${spokenClock(dealMs)}`}
      </span>
      <span aria-hidden title="The meeting so far">
        {clockWords(meetingMs)}
      </span>
      {dealMs === undefined ? null : (
        <span aria-hidden title="This deal so far" className="text-faint max-sm:hidden">
          · this deal&nbsp;{clockWords(dealMs)}
        </span>
      )}
    </p>
  )
}
