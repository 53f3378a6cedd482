'use client'

import { useId } from 'react'
import { useWords } from '@/components/meeting/words'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { addDays } from '@/lib/opportunity/plain-date'
import { isClosed } from '@/lib/opportunity/stage'
import { DecisionForm } from './decision-form'
import { DecisionText } from './decision-text'
import type { EditorProps } from './editors'
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
  const { text = '', due = '' } = draft.values
  const decide = async () => {
    const content = { kind: 'nextStep', was: deal.nextStep ?? null, text: text.trim() } as const
    if (!(await deciding.decide({ ...content, ...(due && { due }) }))) return
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
      onDiscard={text || due ? draft.clear : undefined}
    >
      <PastDateHint deal={deal} />
      <DecisionText
        label="What happens next"
        value={text}
        placeholder="Who does what"
        longest={longest}
        onChange={(value) => draft.set({ text: value })}
      />
      <Due due={due} onChange={(value) => draft.set({ due: value })} />
    </DecisionForm>
  )
}

function Due({ due, onChange }: { due: string; onChange: (due: string) => void }) {
  const { today } = useWords()
  const id = useId()
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Label htmlFor={id} optional>
        Due
      </Label>
      <Input
        id={id}
        type="date"
        min={today}
        value={due}
        onChange={(event) => onChange(event.target.value)}
        className="w-40"
      />
      {dueChoices.map(({ days, label }) => (
        <Button key={days} size="sm" onClick={() => onChange(addDays(today, days))}>
          {label}
        </Button>
      ))}
      <span className="text-muted text-xs">The next meeting asks whether it happened.</span>
    </div>
  )
}

/** AWS refuses every update of an open deal whose close date is not ahead. */
export function PastDateHint({ deal: { card, today } }: Pick<EditorProps, 'deal'>) {
  if (isClosed(card.stage) || card.closeDate === undefined || card.closeDate > today) return null
  return (
    <p className="text-sm text-warning-text">
      AWS takes changes of an open deal only with a close date ahead. Decide the close date first.
    </p>
  )
}
