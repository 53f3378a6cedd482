'use client'

import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import type { HistoryEntry } from '@/lib/opportunity/history'
import { ActivityEntry, type ActivityEntryProps } from './activity-entry'
import { Section } from './section'

export interface ActivityProps extends Pick<ActivityEntryProps, 'userId' | 'nameOf'> {
  /** Newest first; undefined until they are read. */
  entries: readonly HistoryEntry[] | undefined
  /** They could not be read. */
  failed: boolean
  onRetry: () => void
  /** Reads the earlier ones; left out when there are none. */
  onMore?: () => void
  loadingMore?: boolean
}

/** What happened to the deal, day by day. */
export function Activity({ entries, failed, onRetry, onMore, loadingMore, ...reader }: ActivityProps) {
  return (
    <Section title="Activity">
      {entries ? <Days entries={entries} {...reader} /> : <Waiting failed={failed} onRetry={onRetry} />}
      {onMore ? (
        <Button variant="ghost" size="sm" className="-ml-2 mt-3" busy={loadingMore} onClick={onMore}>
          Show earlier
        </Button>
      ) : null}
    </Section>
  )
}

function Waiting({ failed, onRetry }: Pick<ActivityProps, 'failed' | 'onRetry'>) {
  if (failed) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-muted">The activity could not be read.</p>
        <Button size="sm" onClick={onRetry}>
          Try again
        </Button>
      </div>
    )
  }
  return (
    <div role="status" className="space-y-4">
      <span className="sr-only">Reading the activity</span>
      {['w-3/4', 'w-1/2', 'w-2/3'].map((width) => (
        <div key={width} className="flex gap-2.5">
          <Skeleton className="size-6 rounded-full" />
          <Skeleton className={`mt-1 ${width}`} />
        </div>
      ))}
    </div>
  )
}

/** The reader's own calendar day of an instant. */
function dayOf(instant: string): string {
  const date = new Date(instant)
  return [date.getFullYear(), date.getMonth(), date.getDate()].join('-')
}

interface Day {
  key: string
  /** Any instant of it. */
  instant: string
  entries: HistoryEntry[]
}

/** Neighbours of one day together, in the order they came in. */
function daysOf(entries: readonly HistoryEntry[]): Day[] {
  const days: Day[] = []
  for (const entry of entries) {
    const key = dayOf(entry.at)
    const last = days.at(-1)
    if (last?.key === key) last.entries.push(entry)
    else days.push({ key, instant: entry.at, entries: [entry] })
  }
  return days
}

function dayWords(instant: string): string {
  const today = new Date()
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1)
  if (dayOf(instant) === dayOf(today.toISOString())) return 'Today'
  if (dayOf(instant) === dayOf(yesterday.toISOString())) return 'Yesterday'
  const date = new Date(instant)
  const isThisYear = date.getFullYear() === today.getFullYear()
  return new Intl.DateTimeFormat(undefined, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(date)
}

function Days({
  entries,
  ...reader
}: Pick<ActivityProps, 'userId' | 'nameOf'> & { entries: readonly HistoryEntry[] }) {
  if (entries.length === 0) {
    return <p className="text-muted">Nothing has changed since Tandem first read this opportunity.</p>
  }
  return (
    <div className="space-y-4">
      {daysOf(entries).map(({ key, instant, entries: own }) => (
        <div key={`${key} ${own[0]?.number}`}>
          <h3 className="mb-2 font-medium text-muted text-xs">{dayWords(instant)}</h3>
          <ol className="space-y-3.5">
            {own.map((entry) => (
              <ActivityEntry key={entry.number} entry={entry} {...reader} />
            ))}
          </ol>
        </div>
      ))}
    </div>
  )
}
