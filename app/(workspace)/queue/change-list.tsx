'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { useState, useTransition } from 'react'
import { activityText } from '@/components/record/activity-words'
import { Button, buttonStyle } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { LocalTime } from '@/components/ui/local-time'
import { notify } from '@/components/ui/notify'
import { PendingMark, pendingWords } from '@/components/ui/pending-mark'
import { waitWords } from '@/components/ui/wait-words'
import { fieldLabel } from '@/lib/opportunity/field-label'
import { isUnmade } from '@/lib/queue/record-name'
import type { ActionResult } from '@/lib/result'
import type { ChangedField, ChangeRow } from './change-row'

export interface ChangeActions {
  cancelChange: (input: { id: string }) => Promise<ActionResult<null>>
  resendChange: (input: { id: string; paths?: string[]; seen?: string }) => Promise<ActionResult<null>>
}

export interface ChangeListProps extends ChangeActions {
  title: string
  rows: readonly ChangeRow[]
  mayWrite: boolean
}

export function ChangeList({ title, rows, ...rest }: ChangeListProps) {
  if (rows.length === 0) return null
  return (
    <section aria-label={title} className="space-y-2">
      <h2 className="font-semibold text-ink">
        {title} <span className="font-normal text-muted tabular-nums">{rows.length}</span>
      </h2>
      <Card>
        <ChangeItems rows={rows} {...rest} />
      </Card>
    </section>
  )
}

export function ChangeItems({ rows, ...rest }: Omit<ChangeListProps, 'title'>) {
  return (
    <ul className="divide-y">
      {rows.map((row) => (
        <ChangeItem key={row.id} row={row} {...rest} />
      ))}
    </ul>
  )
}

function ChangeItem({
  row,
  mayWrite,
  cancelChange,
  resendChange,
}: Omit<ChangeListProps, 'title' | 'rows'> & { row: ChangeRow }) {
  const [busy, begin] = useTransition()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set(row.fields.map(({ path }) => path)))
  const pick = (path: string, isMine: boolean) => {
    const next = new Set(picked)
    if (isMine) next.add(path)
    else next.delete(path)
    setPicked(next)
  }
  const run = (action: () => Promise<ActionResult<null>>, done: string) =>
    begin(async () => {
      const result = await action().catch(() => undefined)
      if (result?.ok) return notify.success({ title: done })
      const words = result?.error.kind === 'fields' ? result.error.message : undefined
      notify.error({ title: words ?? 'Tandem did not answer. Try again in a moment.' })
    })
  const send = () => {
    const paths = row.fields.length > 0 ? [...picked] : undefined
    return resendChange({ id: row.id, ...(paths && { paths }), ...(row.version && { seen: row.version }) })
  }
  const isConflict = row.state === 'conflict'

  return (
    <li className="space-y-2 px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5">
        <p className="min-w-0">
          {row.recordId.startsWith('O') ? (
            <Link
              href={`/opportunities/${row.recordId}` as Route}
              className="font-medium text-ink hover:underline"
            >
              {row.company}
            </Link>
          ) : (
            <span className="font-medium text-ink">{row.company}</span>
          )}
          {row.who ? <span className="text-muted"> by {row.who}</span> : null}
        </p>
        <Where row={row} />
      </div>
      {row.what ? <p>{row.what}</p> : null}
      {row.fields.map((field) => (
        <Field
          key={field.path}
          field={field}
          isStopped={row.reason !== undefined && row.position === undefined}
          {...(isConflict && mayWrite && field.collides
            ? { isMine: picked.has(field.path), onPick: (isMine: boolean) => pick(field.path, isMine) }
            : {})}
        />
      ))}
      {row.reason ? <p className="text-muted">{row.reason}</p> : null}
      {mayWrite && (row.mayCancel || row.mayRetry || row.mayEdit || isConflict) ? (
        <div className="flex flex-wrap gap-2 pt-1">
          {row.mayRetry || isConflict ? (
            <Button variant="primary" size="sm" busy={busy} onClick={() => run(send, 'On its way to AWS')}>
              {isConflict ? 'Send what I picked' : row.state === 'held' ? 'Send now' : 'Send again'}
            </Button>
          ) : null}
          {row.mayEdit ? (
            <Link
              href={
                `/opportunities/${isUnmade(row.recordId) ? 'new' : row.recordId}?resend=${row.id}` as Route
              }
              className={buttonStyle({ size: 'sm' })}
            >
              Edit and resend
            </Link>
          ) : null}
          {row.mayCancel ? (
            <Button
              size="sm"
              disabled={busy}
              onClick={() => run(() => cancelChange({ id: row.id }), 'The change was taken back')}
            >
              Take it back
            </Button>
          ) : null}
        </div>
      ) : null}
    </li>
  )
}

function Where({ row: { state, position, secondsLeft, at } }: { row: ChangeRow }) {
  if (state === 'sent' || state === 'cancelled') {
    return (
      <span className="text-muted text-xs">
        sent <LocalTime instant={at} />
      </span>
    )
  }
  const place =
    state === 'queued' && position !== undefined
      ? `Number ${position}, ${waitWords(secondsLeft ?? 0)}`
      : pendingWords[state]
  return (
    <span className="flex items-center gap-1.5 text-muted text-xs tabular-nums">
      <span aria-hidden>
        <PendingMark state={state} />
      </span>
      {place}
    </span>
  )
}

/** A day needs no zone, and the server and the browser have to say it alike. */
const asWritten = (date: string) => date

function words(path: string, value: unknown): string {
  return value === null || value === undefined || value === ''
    ? 'nothing'
    : activityText(path, value, asWritten)
}

interface FieldProps {
  field: ChangedField
  isStopped: boolean
  isMine?: boolean
  onPick?: (isMine: boolean) => void
}

function Field({ field: { path, was, mine, now }, isStopped, isMine, onPick }: FieldProps) {
  const label = fieldLabel(path)
  if (!isStopped) {
    return (
      <p className="break-words">
        <span className="text-muted">{label}:</span> {words(path, mine)}
      </p>
    )
  }
  return (
    <fieldset className="rounded-md border px-3 py-2">
      <legend className="px-1 text-muted text-xs">{label}</legend>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-3">
        {was === undefined ? null : <Version name="Was" text={words(path, was)} />}
        <Version
          name="Yours"
          text={words(path, mine)}
          {...(onPick && { checked: isMine === true, onPick: () => onPick(true) })}
        />
        <Version
          name="AWS now"
          text={words(path, now)}
          {...(onPick && { checked: isMine === false, onPick: () => onPick(false) })}
        />
      </dl>
    </fieldset>
  )
}

function Version({
  name,
  text,
  checked,
  onPick,
}: {
  name: string
  text: string
  checked?: boolean
  onPick?: () => void
}) {
  return (
    <div className="min-w-0">
      <dt className="text-muted text-xs">{name}</dt>
      <dd className="whitespace-pre-line break-words">
        {onPick ? (
          <label className="flex cursor-pointer items-baseline gap-1.5">
            <input
              type="radio"
              checked={checked ?? false}
              onChange={onPick}
              className="accent-(--color-accent)"
            />
            {text}
          </label>
        ) : (
          text
        )}
      </dd>
    </div>
  )
}
