import type { Decision, DecisionKind, DecisionOutcome } from '@/lib/meeting/decision'
import type { Words } from './words'

export const decisionLabel: Record<DecisionKind, string> = {
  nextStep: 'Next step',
  closeDate: 'Close date',
  stage: 'Stage',
  owner: 'Owner',
  note: 'Note',
}

/** What was decided, in words. */
export function decisionText(
  { kind, now, closedLostReason }: Pick<Decision, 'kind' | 'now' | 'closedLostReason'>,
  { day }: Pick<Words, 'day'>,
): string {
  if (kind === 'closeDate') return day(now)
  return closedLostReason ? `${now}: ${closedLostReason}` : now
}

/** Where a decision stands on its way to AWS. */
export const outcomeWords: Record<DecisionOutcome, string> = {
  queued: 'On its way to AWS',
  sending: 'Sending to AWS',
  sent: 'AWS has it',
  refused: 'AWS refused it',
  conflict: 'Changed at AWS too',
  held: 'Held until AWS unlocks the deal',
  cancelled: 'Taken back',
}
