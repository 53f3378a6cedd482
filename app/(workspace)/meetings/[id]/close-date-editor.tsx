'use client'

import { useId } from 'react'
import { far } from '@/components/meeting/far'
import { useWords } from '@/components/meeting/words'
import { DateChoices } from '@/components/record/date-choices'
import { cn } from '@/components/ui/cn'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { closeDateProblem } from '@/lib/opportunity/close-date-problem'
import { addDays } from '@/lib/opportunity/plain-date'
import { DecisionForm } from './decision-form'
import { useFirstFocus } from './decision-text'
import type { EditorProps } from './editors'
import { useAwsDate } from './use-aws-date'
import { useDecisionDraft } from './use-decision-draft'

export function CloseDateEditor({ deal, place, deciding, again, onClose }: EditorProps) {
  const { day } = useWords()
  const id = useId()
  const named = useAwsDate(deal)
  const field = useFirstFocus<HTMLInputElement>()
  const draft = useDecisionDraft(place, 'closeDate', again ? { date: again.now } : {})
  const { date = '' } = draft.values
  const was = deal.card.closeDate
  const problem = date === '' ? undefined : closeDateProblem(date, deal.today)
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
      isReady={date !== '' && problem === undefined && date !== was}
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
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-hint`}
          onChange={(event) => draft.set({ date: event.target.value })}
          className={cn('h-11 w-56', far.lead)}
        />
        <DateChoices from={from} named={named} onChoose={(chosen) => draft.set({ date: chosen })} />
      </div>
      <p id={`${id}-hint`} className={problem ? 'text-danger-text' : 'text-muted'}>
        {problem ?? `Now ${was ? day(was) : 'without a date'}.`}
      </p>
    </DecisionForm>
  )
}
