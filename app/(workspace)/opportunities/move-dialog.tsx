'use client'

import { type FormEvent, useId, useRef, useState } from 'react'
import { focusCard } from '@/components/board/focus'
import { Button } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { Textarea } from '@/components/ui/textarea'
import { addDays, isPlainDate, type PlainDate } from '@/lib/opportunity/plain-date'
import type { Stage } from '@/lib/opportunity/stage'
import { closedLostReasons } from '@/lib/opportunity/value-lists'
import { nameOf } from './board-rules'
import type { MoveQuestion } from './move-question'
import type { DealCard, MoveAnswers } from './moves'

/** AWS's limit. */
const longestNextSteps = 255

const reasons = closedLostReasons.map((reason) => ({ value: reason, label: reason }))

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
        description: 'AWS accepts no change to an open deal unless its close date is ahead.',
        confirm: `Move to ${to}`,
      }
  }
}

function problemOf(question: MoveQuestion, answers: MoveAnswers, today: PlainDate): string | undefined {
  const { closedLostReason, closeDate, awsAccountId } = answers
  switch (question) {
    case 'closed-lost':
      return closedLostReason ? undefined : 'Choose why the deal was lost.'
    case 'launched':
      return !awsAccountId || /^\d{12}$/.test(awsAccountId) ? undefined : 'An AWS account id has 12 digits.'
    case 'close-date':
      if (!closeDate || !isPlainDate(closeDate)) return 'Enter the new close date.'
      return closeDate > today ? undefined : 'The close date must be after today.'
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
  const problem = isTried ? problemOf(question, answers, today) : undefined

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (!problemOf(question, answers, today)) return onConfirm(answers)
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
          <Questions
            question={question}
            answers={answers}
            problem={problem}
            tomorrow={addDays(today, 1)}
            onAnswer={(answer) => setAnswers((given) => ({ ...given, ...answer }))}
          />
        </form>
      </DialogContent>
    </Dialog>
  )
}

interface QuestionsProps {
  question: MoveQuestion
  answers: MoveAnswers
  problem: string | undefined
  tomorrow: PlainDate
  onAnswer: (answer: MoveAnswers) => void
}

function Questions({ question, answers, problem, tomorrow, onAnswer }: QuestionsProps) {
  switch (question) {
    case 'launched':
      return <LaunchQuestion {...{ answers, problem, onAnswer }} />
    case 'close-date':
      return <CloseDateQuestion {...{ answers, problem, tomorrow, onAnswer }} />
    case 'closed-lost':
      return <LostQuestions {...{ answers, problem, onAnswer }} />
  }
}

function Problem({ id, children }: { id: string; children?: string }) {
  if (!children) return null
  return (
    <p id={id} role="alert" className="mt-1 text-danger-text text-xs">
      {children}
    </p>
  )
}

function CloseDateQuestion({ answers, problem, tomorrow, onAnswer }: Omit<QuestionsProps, 'question'>) {
  const id = useId()
  return (
    <div>
      <Label htmlFor={id} className="mb-1">
        Close date
      </Label>
      <Input
        id={id}
        type="date"
        required
        min={tomorrow}
        value={answers.closeDate ?? ''}
        onChange={(event) => onAnswer({ closeDate: event.target.value })}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        className="w-44"
      />
      <Problem id={`${id}-problem`}>{problem}</Problem>
    </div>
  )
}

function LaunchQuestion({ answers, problem, onAnswer }: Omit<QuestionsProps, 'question' | 'tomorrow'>) {
  const id = useId()
  return (
    <div>
      <Label htmlFor={id} optional className="mb-1">
        Customer’s AWS account id
      </Label>
      <Input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        placeholder="12 digits"
        value={answers.awsAccountId ?? ''}
        onChange={(event) => onAnswer({ awsAccountId: event.target.value.trim() || undefined })}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-hint ${id}-problem`}
        className="w-44"
      />
      <p id={`${id}-hint`} className="mt-1 text-muted text-xs">
        AWS asks for it at launch. Leave it empty if the opportunity has it already.
      </p>
      <Problem id={`${id}-problem`}>{problem}</Problem>
    </div>
  )
}

function LostQuestions({ answers, problem, onAnswer }: Omit<QuestionsProps, 'question' | 'tomorrow'>) {
  const id = useId()
  const length = answers.nextSteps?.length ?? 0
  return (
    <>
      <div>
        <Label htmlFor={`${id}-reason`} className="mb-1">
          Reason
        </Label>
        <Combobox
          id={`${id}-reason`}
          options={reasons}
          required
          placeholder="Search the reasons"
          value={answers.closedLostReason ?? ''}
          onValueChange={(reason) =>
            onAnswer({ closedLostReason: closedLostReasons.find((each) => each === reason) })
          }
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-problem`}
        />
        <Problem id={`${id}-problem`}>{problem}</Problem>
      </div>
      <div>
        <Label htmlFor={`${id}-next`} optional className="mb-1">
          Next steps
        </Label>
        <Textarea
          id={`${id}-next`}
          rows={3}
          maxLength={longestNextSteps}
          value={answers.nextSteps ?? ''}
          onChange={(event) => onAnswer({ nextSteps: event.target.value || undefined })}
          aria-describedby={`${id}-length`}
        />
        <p id={`${id}-length`} className="mt-1 text-right text-faint text-xs tabular-nums">
          {length} of {longestNextSteps}
        </p>
      </div>
    </>
  )
}
