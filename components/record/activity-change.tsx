'use client'

import { ArrowRight, Minus, Plus } from 'lucide-react'
import { useState } from 'react'
import { fieldLabel } from '@/lib/opportunity/field-label'
import type { FieldChange } from '@/lib/opportunity/history'
import { isPlainDate } from '@/lib/opportunity/plain-date'
import { activityText, listChange } from './activity-words'
import { FoldedText, isLongText } from './folded-text'
import { useReaderLocale } from './reader-locale'

/** Longer values stand under each other. */
const longestInline = 60

export interface ActivityChangeProps {
  change: FieldChange
  /** The name of a linked solution, when it is known. */
  nameOf: (entity: string) => string
}

/** What became of one field. */
export function ActivityChange({ change, nameOf }: ActivityChangeProps) {
  const list = listChange(change, nameOf)
  const label = fieldLabel(change.path)
  return (
    <div className="min-w-0">
      <dt className="text-faint text-xs">{label}</dt>
      <dd className="min-w-0">{list ? <ListWords {...list} /> : <Values change={change} />}</dd>
    </div>
  )
}

function ListWords({ added, removed }: { added: string[]; removed: string[] }) {
  const items = [
    ...added.map((name) => ({ name, icon: Plus, word: 'Added', tone: 'text-ink' })),
    ...removed.map((name) => ({ name, icon: Minus, word: 'Removed', tone: 'text-muted line-through' })),
  ]
  return (
    <ul className="space-y-0.5">
      {items.map(({ name, icon: Icon, word, tone }) => (
        <li key={`${word} ${name}`} className="flex items-start gap-1.5">
          <Icon aria-hidden className="mt-0.5 size-3.5 shrink-0 text-faint" />
          <span className="sr-only">{word}</span>
          <span className={`min-w-0 break-words ${tone}`}>{name}</span>
        </li>
      ))}
    </ul>
  )
}

function useDayWords(): (date: string) => string {
  const locale = useReaderLocale()
  return (date) => {
    if (!locale || !isPlainDate(date)) return date
    const words = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
    return words.format(Date.parse(`${date}T00:00:00Z`))
  }
}

function Values({ change: { path, was, now } }: { change: FieldChange }) {
  const day = useDayWords()
  const before = activityText(path, was, day)
  const after = activityText(path, now, day)
  if (before === '') return <FoldedText text={after || 'Changed'} />
  if (after === '') return <Cleared before={before} />
  const isInline = before.length + after.length <= longestInline && !/\n/.test(before + after)
  return isInline ? <Inline before={before} after={after} /> : <Stacked before={before} after={after} />
}

function Cleared({ before }: { before: string }) {
  return (
    <>
      <span className="sr-only">Cleared; it was</span>
      <FoldedText text={before} className="text-muted line-through" />
    </>
  )
}

function Inline({ before, after }: { before: string; after: string }) {
  return (
    <span className="break-words">
      <span className="sr-only">from</span> <span className="text-muted line-through">{before}</span>{' '}
      <ArrowRight aria-hidden className="mx-0.5 inline size-3 text-faint" />
      <span className="sr-only">to</span> {after}
    </span>
  )
}

function Stacked({ before, after }: { before: string; after: string }) {
  const [open, setOpen] = useState(!isLongText(before))
  return (
    <div className="space-y-1">
      <FoldedText text={after} />
      {open ? (
        <div className="border-l-2 pl-2">
          <span className="text-faint text-xs">Before</span>
          <p className="whitespace-pre-line break-words text-muted">{before}</p>
        </div>
      ) : (
        <button
          type="button"
          onClick={() => setOpen(true)}
          className="flex min-h-6 items-center rounded-sm text-accent-text text-xs hover:underline pointer-coarse:min-h-9"
        >
          Show what it was
        </button>
      )}
    </div>
  )
}
