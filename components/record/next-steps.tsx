'use client'

import { type FormEvent, useId, useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { ErrorBanner } from '@/components/ui/error-banner'
import { Label } from '@/components/ui/label'
import { LocalTime } from '@/components/ui/local-time'
import { ShowAll } from '@/components/ui/show-all'
import { Textarea } from '@/components/ui/textarea'
import { useIsLive } from '@/components/ui/use-is-live'
import { type PlainDate, plainDateOf } from '@/lib/opportunity/plain-date'
import type { ActionError, ActionResult } from '@/lib/result'
import { NewCloseDate } from './new-close-date'
import { Section } from './section'
import { useNewCloseDate } from './use-new-close-date'
import { type EditProgress, keptWords } from './waiting-change'

/** AWS's limit for `LifeCycle.NextSteps`. */
const longest = 255

/** Entries shown before the reader asks for the rest. */
const firstEntries = 3

export interface NextStep {
  Value: string
  Time: string
}

export interface NextStepsProps {
  /** What the record says now. */
  current: string
  history: readonly NextStep[]
  /** Why it cannot be changed, when it cannot. */
  lock?: string
  /** The page says so already; here only a screen reader needs it. */
  quietLock?: boolean
  /** The deal's close date, where AWS takes no next step without a new one. */
  passedDate?: PlainDate
  /** Where the reader's edits of this deal stand by now. */
  progress?: EditProgress
  /** `queued` when AWS does not have it yet, though it is safe. `closeDate` where one was asked for. */
  onSave: (text: string, closeDate?: PlainDate) => Promise<ActionResult<{ queued?: true }>>
}

export function NextSteps({ history, ...editor }: NextStepsProps) {
  return (
    <Section title="Next steps">
      <NextStepEditor {...editor} />
      <History entries={history} />
    </Section>
  )
}

type SaveState = 'idle' | 'saving' | 'saved' | 'queued' | ActionError

function NextStepEditor({
  current,
  lock,
  quietLock = false,
  passedDate,
  progress,
  onSave,
}: Omit<NextStepsProps, 'history'>) {
  const [typed, setTyped] = useState<string>()
  const [date, setDate] = useState('')
  const [state, setState] = useState<SaveState>('idle')
  const isLive = useIsLive()
  const id = useId()
  const text = typed ?? current
  const left = longest - text.length
  const failed = typeof state === 'object' ? state : undefined
  const isChanged = typed !== undefined && typed !== current
  const newDate = useNewCloseDate({
    closeDate: passedDate,
    today: plainDateOf(new Date()),
    value: date,
    onChange: setDate,
  })

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (left < 0 || !newDate.check()) return
    setState('saving')
    const result = await onSave(text, newDate.answer)
    if (!result.ok) return setState(result.error)
    setTyped(undefined)
    setDate('')
    setState(result.data.queued ? 'queued' : 'saved')
  }

  return (
    <form noValidate onSubmit={save} className="space-y-2">
      <Label htmlFor={id}>What happens next</Label>
      <Textarea
        id={id}
        rows={2}
        value={text}
        disabled={lock !== undefined}
        readOnly={!isLive}
        placeholder={lock ? undefined : 'Who does what, and by when'}
        aria-describedby={`${id}-hint`}
        aria-invalid={left < 0}
        onChange={(event) => {
          setTyped(event.target.value)
          setState('idle')
        }}
        className="min-h-16"
      />
      {isChanged && newDate.field ? <NewCloseDate {...newDate.field} /> : null}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p
          id={`${id}-hint`}
          className={cn(
            'text-xs',
            left < 0 ? 'text-danger-text' : 'text-muted',
            lock && quietLock && 'sr-only',
          )}
        >
          {lock ?? (left < 0 ? `${-left} characters too many` : `${left} characters left`)}
        </p>
        {lock === undefined ? (
          <span className="flex items-center gap-3">
            <span role="status" className="text-muted text-xs">
              {state === 'saved' ? 'Saved at AWS' : null}
              {state === 'queued' ? keptWords(progress) : null}
            </span>
            <Button type="submit" size="sm" busy={state === 'saving'} disabled={!isChanged || left < 0}>
              Save next step
            </Button>
          </span>
        ) : null}
      </div>
      {failed?.kind === 'conflict' ? (
        <Conflict current={current} isDated={date !== '' && passedDate === undefined} />
      ) : null}
      {failed && failed.kind !== 'conflict' ? <ErrorBanner error={failed} /> : null}
    </form>
  )
}

/** `isDated`: what somebody else did is give the deal the date it needed. */
function Conflict({ current, isDated }: { current: string; isDated: boolean }) {
  if (isDated) {
    return (
      <Banner tone="warning" title="Somebody else set a new close date since you opened this">
        Save again to add your next step and leave their date as it is.
      </Banner>
    )
  }
  return (
    <Banner tone="warning" title="Somebody else wrote a next step since you opened this">
      <p className="whitespace-pre-line">
        At AWS it now says “{current || 'nothing'}”. Save again to replace it with yours.
      </p>
    </Banner>
  )
}

function History({ entries }: { entries: readonly NextStep[] }) {
  const [showsAll, setShowsAll] = useState(false)
  if (entries.length === 0) return null
  const newestFirst = [...entries].sort((a, b) => Date.parse(b.Time) - Date.parse(a.Time))
  const shown = showsAll ? newestFirst : newestFirst.slice(0, firstEntries)
  return (
    <div className="mt-3 border-t pt-3">
      <h3 className="mb-2 font-medium text-muted text-xs">History</h3>
      <ol className="space-y-2.5">
        {shown.map((entry) => (
          <li key={`${entry.Time} ${entry.Value}`} className="grid gap-0.5 sm:grid-cols-[10rem_1fr] sm:gap-3">
            <LocalTime instant={entry.Time} className="text-muted text-xs" />
            <p className="whitespace-pre-line break-words">
              {entry.Value || <span className="text-muted">Cleared</span>}
            </p>
          </li>
        ))}
      </ol>
      {entries.length > firstEntries ? (
        <ShowAll total={entries.length} isOpen={showsAll} onToggle={() => setShowsAll(!showsAll)} />
      ) : null}
    </div>
  )
}
