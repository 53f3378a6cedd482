'use client'

import { type KeyboardEvent, type RefObject, useEffect, useId, useRef } from 'react'
import { far } from '@/components/meeting/far'
import { cn } from '@/components/ui/cn'
import { Textarea } from '@/components/ui/textarea'

export interface DecisionTextProps {
  label: string
  value: string
  placeholder: string
  longest: number
  onChange: (value: string) => void
}

/** Has the cursor in a field as soon as its editor is open. */
export function useFirstFocus<T extends HTMLElement>(): RefObject<T | null> {
  const field = useRef<T>(null)
  useEffect(() => field.current?.focus(), [])
  return field
}

/** Words that the room reads along. `Enter` decides, with `Shift` it breaks the line. */
export function DecisionText({ label, value, placeholder, longest, onChange }: DecisionTextProps) {
  const id = useId()
  const field = useFirstFocus<HTMLTextAreaElement>()
  const left = longest - value.length
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.currentTarget.form?.requestSubmit()
  }
  return (
    <div>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <Textarea
        ref={field}
        id={id}
        rows={2}
        value={value}
        placeholder={placeholder}
        aria-invalid={left < 0}
        aria-describedby={`${id}-left`}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        className={cn('min-h-16', far.lead)}
      />
      <p id={`${id}-left`} className={cn('mt-1 text-xs', left < 0 ? 'text-danger-text' : 'text-faint')}>
        {left < 0 ? `${-left} characters too many` : `${left} characters left`}
      </p>
    </div>
  )
}
