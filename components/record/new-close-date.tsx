'use client'

import { type Ref, useId } from 'react'
import { cn } from '@/components/ui/cn'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { addDays } from '@/lib/opportunity/plain-date'
import { DateChoices, type NamedDate } from './date-choices'
import { PassedDateWords, type PassedDateWordsProps } from './passed-date-words'

export interface NewCloseDateProps extends PassedDateWordsProps {
  ref?: Ref<HTMLInputElement>
  value: string
  /** What is wrong with it, once that is to be said. */
  problem: string | undefined
  onChange: (date: string) => void
  /** A date to offer beside the usual ones. */
  named?: NamedDate | undefined
  /** Type sizes, for where they are read from further away. */
  look?: { label: string; words: string; input: string } | undefined
}

/** Asks for the date that AWS needs, beside a change of something else. It is sent with that change. */
export function NewCloseDate({
  ref,
  closeDate,
  today,
  value,
  problem,
  onChange,
  named,
  look,
}: NewCloseDateProps) {
  const id = useId()
  return (
    <div className="space-y-1">
      <Label htmlFor={id} className={look?.label}>
        New target close date
      </Label>
      <div className="flex flex-wrap items-center gap-2">
        <Input
          ref={ref}
          id={id}
          type="date"
          required
          min={addDays(today, 1)}
          value={value}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-problem ${id}-why`}
          onChange={(event) => onChange(event.target.value)}
          className={cn('w-44', look?.input)}
        />
        <DateChoices size={look ? 'md' : 'sm'} from={today} named={named} onChoose={onChange} />
      </div>
      <p
        id={`${id}-problem`}
        role="alert"
        className={cn('text-danger-text text-xs empty:hidden', look?.words)}
      >
        {problem}
      </p>
      <p id={`${id}-why`} className={cn('text-muted text-xs', look?.words)}>
        <PassedDateWords closeDate={closeDate} today={today} />
      </p>
    </div>
  )
}
