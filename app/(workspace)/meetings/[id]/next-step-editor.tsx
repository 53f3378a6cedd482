'use client'

import { useId } from 'react'
import { far } from '@/components/meeting/far'
import { useWords } from '@/components/meeting/words'
import { NewCloseDate } from '@/components/record/new-close-date'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { addDays } from '@/lib/opportunity/plain-date'
import { DecisionForm } from './decision-form'
import { DecisionText } from './decision-text'
import type { EditorProps } from './editors'
import { useDecisionDate } from './use-decision-date'
import { useDecisionDraft } from './use-decision-draft'

/** AWS's limit for `LifeCycle.NextSteps`. */
const longest = 255

const dueChoices = [
  { days: 7, label: 'In a week' },
  { days: 14, label: 'In two weeks' },
] as const

export function NextStepEditor({ deal, place, deciding, again, onClose }: EditorProps) {
  const begin = again && { text: again.now, due: again.due ?? '' }
  const draft = useDecisionDraft(place, 'nextStep', begin)
  const { text = '', due = '', closeDate = '' } = draft.values
  const newDate = useDecisionDate(deal, draft)
  const decide = async () => {
    if (!newDate.check()) return
    const content = { kind: 'nextStep', was: deal.nextStep ?? null, text: text.trim() } as const
    if (
      !(await deciding.decide({
        ...content,
        ...(due && { due }),
        ...(newDate.answer && { closeDate: newDate.answer }),
      }))
    )
      return
    draft.clear()
    onClose(true)
  }
  return (
    <DecisionForm
      {...deciding}
      title="Next step"
      isReady={text.trim() !== '' && text.length <= longest}
      keysHint="Enter decides, Shift+Enter breaks the line"
      onDecide={decide}
      onClose={() => onClose(false)}
      onDiscard={text || due || closeDate ? draft.clear : undefined}
    >
      <DecisionText
        label="What happens next"
        value={text}
        placeholder="Who does what"
        longest={longest}
        onChange={(value) => draft.set({ text: value })}
      />
      {newDate.field ? <NewCloseDate {...newDate.field} /> : null}
      <Due due={due} onChange={(value) => draft.set({ due: value })} />
    </DecisionForm>
  )
}

function Due({ due, onChange }: { due: string; onChange: (due: string) => void }) {
  const { today } = useWords()
  const id = useId()
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Label htmlFor={id} optional className={far.small}>
        Due
      </Label>
      <Input
        id={id}
        type="date"
        min={today}
        value={due}
        onChange={(event) => onChange(event.target.value)}
        className="w-40 xl:h-10 xl:w-52"
      />
      {dueChoices.map(({ days, label }) => (
        <Button key={days} onClick={() => onChange(addDays(today, days))}>
          {label}
        </Button>
      ))}
      <span className={cn('text-muted', far.small)}>The next meeting asks whether it happened.</span>
    </div>
  )
}
