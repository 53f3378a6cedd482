'use client'

import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { activityText, authorName, listChange } from '@/components/record/activity-words'
import { cn } from '@/components/ui/cn'
import { LocalTime } from '@/components/ui/local-time'
import { ShowAll } from '@/components/ui/show-all'
import { fieldLabel } from '@/lib/opportunity/field-label'
import { isPlainDate } from '@/lib/opportunity/plain-date'
import { far } from './far'
import type { ChangeSince } from './meeting-deal'
import { useWords } from './words'

/** Changes shown before the reader asks for the rest. */
const firstChanges = 5

/** Longer values are cut on the shared screen; the record has them whole. */
const longest = 140

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text
}

function joined(parts: readonly string[], mark: string): string {
  return parts.map((part) => `${mark} ${part}`).join(', ')
}

function Value({ change }: { change: ChangeSince }) {
  const { day } = useWords()
  const plainDay = (date: string) => (isPlainDate(date) ? day(date) : date)
  const list = listChange(change, (entity) => entity)
  if (list)
    return <span>{[joined(list.added, '+'), joined(list.removed, '−')].filter(Boolean).join(', ')}</span>
  const [before, after] = [change.was, change.now].map((value) =>
    cut(activityText(change.path, value, plainDay)),
  )
  return (
    <span className="break-words">
      {before ? (
        <>
          <span className="sr-only">from</span> <span className="text-muted line-through">{before}</span>{' '}
          <ArrowRight aria-hidden className="inline size-[0.8em] text-faint" />
          <span className="sr-only">to</span>{' '}
        </>
      ) : null}
      {after || <span className="text-muted">nothing</span>}
    </span>
  )
}

export interface ChangeListProps {
  changes: readonly ChangeSince[]
  /** The reader, who is "You". */
  userId: string
}

/** What changed since last time: field, from, to, by whom. */
export function ChangeList({ changes, userId }: ChangeListProps) {
  const [showsAll, setShowsAll] = useState(false)
  const shown = showsAll ? changes : changes.slice(0, firstChanges)
  return (
    <>
      <dl className="space-y-2">
        {shown.map((change) => (
          <div key={change.path} className="min-w-0">
            <dt className={cn('flex flex-wrap gap-x-2 text-muted', far.small)}>
              <span>{fieldLabel(change.path)}</span>
              <span className="text-faint">
                {change.who.map((who) => authorName(who, userId)).join(', ')},{' '}
                <LocalTime instant={change.at} format="date" />
              </span>
            </dt>
            <dd className="min-w-0">
              <Value change={change} />
            </dd>
          </div>
        ))}
      </dl>
      {changes.length > firstChanges ? (
        <ShowAll total={changes.length} isOpen={showsAll} onToggle={() => setShowsAll(!showsAll)} />
      ) : null}
    </>
  )
}
