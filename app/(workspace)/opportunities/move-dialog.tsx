'use client'

import { type FormEvent, useId, useRef, useState } from 'react'
import { focusCard } from '@/components/board/focus'
import { NewCloseDate } from '@/components/record/new-close-date'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import type { Stage } from '@/lib/opportunity/stage'
import { nameOf } from './board-rules'
import { answerProblem, type MoveQuestion } from './move-question'
import { MoveQuestions } from './move-questions'
import type { DealCard, MoveAnswers } from './moves'

export interface MoveDialogProps {
  question: MoveQuestion
  card: DealCard
  to: Stage
  today: PlainDate
  /** What was answered before, when AWS refused it. */
  answers?: MoveAnswers
  onConfirm: (answers: MoveAnswers) => void
  /** Closed without an answer: nothing has happened. */
  onCancel: () => void
}

interface Wording {
  title: string
  description: string
  confirm: string
}

function wordingOf({ question, card, to }: MoveDialogProps): Wording {
  const name = nameOf(card)
  switch (question) {
    case 'closed-lost':
      return {
        title: `Close ${name} as lost`,
        description: 'AWS asks for the reason. A lost deal cannot be re-opened.',
        confirm: 'Close as lost',
      }
    case 'launched':
      return {
        title: `Mark ${name} as launched`,
        description: 'AWS treats Launched as final: the deal cannot move back afterwards.',
        confirm: 'Mark as launched',
      }
    case 'close-date':
      return {
        title: `New close date for ${name}`,
        description: `It moves to ${to} together with the new date.`,
        confirm: `Move to ${to}`,
      }
  }
}

/** Asks what a move needs before anything is written. Cancel leaves the card where it is. */
export function MoveDialog(props: MoveDialogProps) {
  const { question, card, today, onConfirm, onCancel } = props
  const [answers, setAnswers] = useState<MoveAnswers>(props.answers ?? {})
  const [isTried, setIsTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const formId = useId()
  const { title, description, confirm } = wordingOf(props)
  const problem = isTried ? answerProblem(question, answers, today) : undefined

  const answer = (more: MoveAnswers) => setAnswers((given) => ({ ...given, ...more }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (!answerProblem(question, answers, today)) return onConfirm(answers)
    form.current?.querySelector('input')?.focus()
  }

  return (
    <Dialog open onOpenChange={(open) => open || onCancel()}>
      <DialogContent
        title={title}
        description={description}
        onCloseAutoFocus={(event) => {
          event.preventDefault()
          focusCard(card.id)
        }}
        footer={
          <>
            <Button onClick={onCancel}>Cancel</Button>
            <Button type="submit" form={formId} variant={question === 'closed-lost' ? 'danger' : 'primary'}>
              {confirm}
            </Button>
          </>
        }
      >
        <form ref={form} id={formId} noValidate onSubmit={submit} className="space-y-4">
          {question === 'close-date' ? (
            <NewCloseDate
              closeDate={card.closeDate ?? today}
              today={today}
              value={answers.closeDate ?? ''}
              problem={problem}
              onChange={(closeDate) => answer({ closeDate })}
            />
          ) : (
            <MoveQuestions question={question} answers={answers} problem={problem} onAnswer={answer} />
          )}
        </form>
      </DialogContent>
    </Dialog>
  )
}
