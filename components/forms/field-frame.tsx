'use client'

import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { Label } from '@/components/ui/label'
import { Tooltip } from '@/components/ui/tooltip'

export interface FieldFrameProps {
  id: string
  label: string
  /** What stands behind the label: "optional". */
  mark?: string
  help?: string
  error?: string
  /** Why it is locked; also what the padlock says. */
  lock?: string
  /** What the field said before it was changed. */
  previous?: ReactNode
  /** Beside the help: the counter of a long text. */
  aside?: ReactNode
  wide: boolean
  /** A set of boxes is named by a legend, a single control by a label. */
  isSet?: boolean
  children: ReactNode
}

/** The ids of the texts under a field, for `aria-describedby`; undefined when there are none. */
export function describedBy(
  id: string,
  { help, error, lock }: Pick<FieldFrameProps, 'help' | 'error' | 'lock'>,
) {
  const ids = [error && `${id}-error`, lock && `${id}-lock`, help && `${id}-help`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** Label, control, help and error of one field, in that order. */
export function FieldFrame(props: FieldFrameProps) {
  const { id, label, mark, help, error, lock, previous, aside, wide, isSet = false, children } = props
  const texts = (
    <>
      {previous ? <p className="text-muted text-xs">{previous}</p> : null}
      {error ? (
        <p id={`${id}-error`} className="text-danger-text text-xs">
          {error}
        </p>
      ) : null}
      {help || aside ? (
        <div className="flex items-start justify-between gap-3 text-muted text-xs">
          {help ? <p id={`${id}-help`}>{help}</p> : <span />}
          {aside}
        </div>
      ) : null}
      {lock ? (
        <p id={`${id}-lock`} className="sr-only">
          {lock}
        </p>
      ) : null}
    </>
  )
  const name = (
    <>
      {label}
      {mark ? <span className="font-normal text-faint"> ({mark})</span> : null}
    </>
  )
  if (!isSet) {
    return (
      <div className={cn('min-w-0 space-y-1', wide && 'sm:col-span-2')}>
        <div className="flex items-center gap-1.5">
          <Label htmlFor={id}>{name}</Label>
          {lock ? <Padlock reason={lock} /> : null}
        </div>
        {children}
        {texts}
      </div>
    )
  }
  return (
    <fieldset
      id={id}
      aria-describedby={describedBy(id, props)}
      data-invalid={error ? 'true' : undefined}
      className={cn('min-w-0 space-y-1.5', wide && 'sm:col-span-2')}
    >
      <legend className="float-left mr-1.5 font-medium text-ink text-sm">{name}</legend>
      {lock ? <Padlock reason={lock} /> : null}
      <div className="clear-both">{children}</div>
      {texts}
    </fieldset>
  )
}

/** Focusable, so that the reason can be read without a mouse. */
export function Padlock({ reason }: { reason: string }) {
  return (
    <Tooltip content={reason}>
      <button type="button" aria-label={`Locked: ${reason}`} className="rounded-sm text-faint">
        <Lock aria-hidden className="size-3.5" />
      </button>
    </Tooltip>
  )
}
