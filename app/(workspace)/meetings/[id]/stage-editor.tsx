'use client'

import { useId } from 'react'
import { far } from '@/components/meeting/far'
import { NewCloseDate } from '@/components/record/new-close-date'
import { cn } from '@/components/ui/cn'
import type { Decision } from '@/lib/meeting/decision'
import { type Stage, stages } from '@/lib/opportunity/stage'
import { closedLostReasons } from '@/lib/opportunity/value-lists'
import { refusalOf } from '../../opportunities/board-rules'
import { answerProblem, questionFor } from '../../opportunities/move-question'
import { MoveQuestions } from '../../opportunities/move-questions'
import type { MoveAnswers } from '../../opportunities/moves'
import type { DraftValues } from './decision-draft'
import { DecisionForm } from './decision-form'
import { useFirstFocus } from './decision-text'
import type { EditorProps } from './editors'
import { useDecisionDate } from './use-decision-date'
import { useDecisionDraft } from './use-decision-draft'

/** What was answered for one stage says nothing of another. */
const noAnswers = {
  closedLostReason: undefined,
  nextSteps: undefined,
  closeDate: undefined,
  awsAccountId: undefined,
}

const warnings: Partial<Record<Stage, string>> = {
  'Closed Lost': 'AWS asks for the reason. A lost deal cannot be re-opened.',
  Launched: 'AWS treats Launched as final: the deal cannot move back afterwards.',
}

function answersIn({ to: _to, closedLostReason, ...rest }: DraftValues): MoveAnswers {
  const reason = closedLostReasons.find((each) => each === closedLostReason)
  return { ...rest, ...(reason && { closedLostReason: reason }) }
}

function beginAgain({ now, closedLostReason }: Decision): DraftValues {
  return { to: now, ...(closedLostReason && { closedLostReason }) }
}

export function StageEditor({ deal, place, deciding, again, onClose }: EditorProps) {
  const { card, state, today } = deal
  const draft = useDecisionDraft(place, 'stage', again ? beginAgain(again) : {})
  const to = stages.find((stage) => stage === draft.values.to)
  const shown = { ...card, ...state }
  const question = to && to !== card.stage ? questionFor(shown, to, today) : undefined
  const answers = answersIn(draft.values)
  const problem = question && answerProblem(question, answers, today)
  const isTouched = Object.keys(answers).length > 0
  const newDate = useDecisionDate(deal, draft)
  const asksDate = question === 'close-date'

  const decide = async () => {
    if (!to || (asksDate && !newDate.check())) return
    const given = question ? answers : {}
    if (!(await deciding.decide({ kind: 'stage', was: card.stage, to, ...given }))) return
    draft.clear()
    onClose(true)
  }
  return (
    <DecisionForm
      {...deciding}
      title="Stage"
      isReady={to !== undefined && to !== card.stage && (!problem || asksDate)}
      isDanger={to === 'Closed Lost'}
      confirm={to === 'Closed Lost' ? 'Close as lost' : undefined}
      onDecide={decide}
      onClose={() => onClose(false)}
      onDiscard={to ? draft.clear : undefined}
    >
      <StageChoice
        current={card.stage}
        chosen={to ?? card.stage}
        refusalOf={(stage) => refusalOf(shown, stage)}
        onChoose={(stage) => draft.set({ ...noAnswers, to: stage === card.stage ? '' : stage })}
      />
      {question === 'close-date' && newDate.field ? <NewCloseDate {...newDate.field} /> : null}
      {question && question !== 'close-date' ? (
        <div className="max-w-xl space-y-3">
          {to && warnings[to] ? <p className="text-muted">{warnings[to]}</p> : null}
          <MoveQuestions
            question={question}
            answers={answers}
            problem={isTouched ? problem : undefined}
            onAnswer={(answer) => draft.set({ ...answer })}
          />
        </div>
      ) : null}
    </DecisionForm>
  )
}

interface StageChoiceProps {
  current: Stage
  chosen: Stage
  refusalOf: (stage: Stage) => string | undefined
  onChoose: (stage: Stage) => void
}

/** All seven in a row; the arrows choose. One that is refused says why. */
function StageChoice({ current, chosen, refusalOf: refused, onChoose }: StageChoiceProps) {
  const name = useId()
  const first = useFirstFocus<HTMLInputElement>()
  const open = stages.filter((stage) => stage === current || refused(stage) === undefined)
  const reasons = new Set(stages.flatMap((stage) => (stage === current ? [] : (refused(stage) ?? []))))
  return (
    <fieldset>
      <legend className="sr-only">New stage</legend>
      <div className="flex flex-wrap gap-2">
        {stages.map((stage) => (
          <label
            key={stage}
            className={cn(
              'flex min-h-10 items-center gap-2 rounded-md border bg-surface px-3 has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-text has-focus-visible:outline-2 has-focus-visible:outline-focus',
              !open.includes(stage) && 'cursor-not-allowed opacity-55',
              far.body,
            )}
          >
            <input
              ref={stage === chosen ? first : undefined}
              type="radio"
              name={name}
              className="sr-only"
              checked={stage === chosen}
              disabled={!open.includes(stage)}
              onChange={() => onChoose(stage)}
            />
            {stage}
            {stage === current ? <span className="text-muted text-xs">now</span> : null}
          </label>
        ))}
      </div>
      {[...reasons].map((reason) => (
        <p key={reason} className="mt-2 text-muted">
          {reason}
        </p>
      ))}
    </fieldset>
  )
}
