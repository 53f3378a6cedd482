import { useId } from 'react'
import { Combobox } from '@/components/ui/combobox'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { Textarea } from '@/components/ui/textarea'
import { closedLostReasons } from '@/lib/opportunity/value-lists'
import type { MoveQuestion } from './move-question'
import type { MoveAnswers } from './moves'

/** AWS's limit. */
const longestNextSteps = 255

const reasons = closedLostReasons.map((reason) => ({ value: reason, label: reason }))

export interface MoveQuestionsProps {
  /** The date is asked for wherever something of a deal is changed: see `NewCloseDate`. */
  question: Exclude<MoveQuestion, 'close-date'>
  answers: MoveAnswers
  problem: string | undefined
  onAnswer: (answer: MoveAnswers) => void
}

/** The fields that a move's question is answered in. */
export function MoveQuestions({ question, answers, problem, onAnswer }: MoveQuestionsProps) {
  switch (question) {
    case 'launched':
      return <LaunchQuestion {...{ answers, problem, onAnswer }} />
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

function LaunchQuestion({ answers, problem, onAnswer }: Omit<MoveQuestionsProps, 'question'>) {
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

function LostQuestions({ answers, problem, onAnswer }: Omit<MoveQuestionsProps, 'question'>) {
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
