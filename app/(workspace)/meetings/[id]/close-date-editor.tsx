'use client'

import { useId } from 'react'
import { far } from '@/components/meeting/far'
import { useWords } from '@/components/meeting/words'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { addDays, isPlainDate } from '@/lib/opportunity/plain-date'
import { DecisionForm } from './decision-form'
import { useFirstFocus } from './decision-text'
import type { EditorProps } from './editors'
import { useDecisionDraft } from './use-decision-draft'

const choices = [
  { days: 14, label: '+ 2 weeks' },
  { days: 30, label: '+ 30 days' },
  { days: 90, label: '+ 90 days' },
] as const

export function CloseDateEditor({ deal, place, deciding, again, onClose }: EditorProps) {
  const { day } = useWords()
  const id = useId()
  const field = useFirstFocus<HTMLInputElement>()
  const draft = useDecisionDraft(place, 'closeDate', again ? { date: again.now } : {})
  const { date = '' } = draft.values
  const was = deal.card.closeDate
  const isAhead = isPlainDate(date) && date > deal.today
  const from = was !== undefined && was > deal.today ? was : deal.today

  const decide = async () => {
    if (!(await deciding.decide({ kind: 'closeDate', was: was ?? null, date }))) return
    draft.clear()
    onClose(true)
  }
  return (
    <DecisionForm
      {...deciding}
      title="Close date"
      isReady={isAhead && date !== was}
      onDecide={decide}
      onClose={() => onClose(false)}
      onDiscard={date ? draft.clear : undefined}
    >
      <div className="flex flex-wrap items-center gap-2">
        <Label htmlFor={id} className="sr-only">
          New close date
        </Label>
        <Input
          ref={field}
          id={id}
          type="date"
          min={addDays(deal.today, 1)}
          value={date}
          aria-invalid={date !== '' && !isAhead}
          aria-describedby={`${id}-hint`}
          onChange={(event) => draft.set({ date: event.target.value })}
          className={cn('h-11 w-56', far.lead)}
        />
        {choices.map(({ days, label }) => (
          <Button key={days} onClick={() => draft.set({ date: addDays(from, days) })}>
            {label}
          </Button>
        ))}
      </div>
      <p id={`${id}-hint`} className={cn(date !== '' && !isAhead ? 'text-danger-text' : 'text-muted')}>
        {date !== '' && !isAhead
          ? 'The close date must be after today.'
          : `Now ${was ? day(was) : 'without a date'}.`}
      </p>
    </DecisionForm>
  )
}
