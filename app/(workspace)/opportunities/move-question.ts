import { closeDateProblem } from '@/lib/opportunity/close-date-problem'
import { needsNewCloseDate } from '@/lib/opportunity/overdue-rule'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import type { Stage } from '@/lib/opportunity/stage'
import type { DealCard, MoveAnswers } from './moves'

/** What has to be asked before anything is written: AWS would refuse the move without the answer, or never take it back. */
export type MoveQuestion = 'closed-lost' | 'launched' | 'close-date'

/** What the seller must answer before `card` goes to `to`, if anything. */
export function questionFor(card: DealCard, to: Stage, today: PlainDate): MoveQuestion | undefined {
  if (to === 'Closed Lost') return 'closed-lost'
  if (to === 'Launched') return 'launched'
  return needsNewCloseDate({ stage: to, closeDate: card.closeDate }, today) ? 'close-date' : undefined
}

/** What is still wrong with the answers, in words; undefined when the move can be made. */
export function answerProblem(
  question: MoveQuestion,
  answers: MoveAnswers,
  today: PlainDate,
): string | undefined {
  const { closedLostReason, closeDate, awsAccountId } = answers
  switch (question) {
    case 'closed-lost':
      return closedLostReason ? undefined : 'Choose why the deal was lost.'
    case 'launched':
      return !awsAccountId || /^\d{12}$/.test(awsAccountId) ? undefined : 'An AWS account id has 12 digits.'
    case 'close-date':
      return closeDateProblem(closeDate ?? '', today)
  }
}
