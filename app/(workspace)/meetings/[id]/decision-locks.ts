import { decisionLabel } from '@/components/meeting/decision-words'
import type { MeetingDeal } from '@/components/meeting/meeting-deal'
import type { DecisionKind } from '@/lib/meeting/decision'
import { editableAt, lockReason } from '@/lib/opportunity/editability'
import { lockOf } from '../../opportunities/board-rules'

export type DecisionLocks = Partial<Record<DecisionKind, string>>

/** Why a decision cannot be taken on this deal now, for each that cannot. A note always can. */
export function decisionLocks({ card, state }: Pick<MeetingDeal, 'card' | 'state'>): DecisionLocks {
  const lock = (path: string) => (editableAt(state)(path) ? undefined : lockReason(state))
  if (card.gone) {
    const reason = 'AWS no longer returns this deal.'
    return { nextStep: reason, closeDate: reason, stage: reason, owner: reason }
  }
  return {
    nextStep: lock('LifeCycle.NextSteps'),
    closeDate: lock('LifeCycle.TargetCloseDate'),
    stage: lockOf({ ...card, ...state }),
    // The team is no field of the record: only a declined deal's is closed.
    owner: state.reviewStatus === 'Rejected' ? lockReason(state) : undefined,
  }
}

function listed(labels: string[]): string {
  const [first = '', ...rest] = labels
  const others = rest.map((label) => label.toLowerCase())
  const last = others.pop()
  return last === undefined ? first : `${[first, ...others].join(', ')} and ${last}`
}

/** The locks in sentences, each reason once: `Next step and stage: AWS keeps this field closed.` */
export function lockSentences(locks: DecisionLocks): string[] {
  const byReason = new Map<string, string[]>()
  for (const [kind, reason] of Object.entries(locks) as [DecisionKind, string | undefined][]) {
    if (reason) byReason.set(reason, [...(byReason.get(reason) ?? []), decisionLabel[kind]])
  }
  return [...byReason].map(([reason, labels]) => `${listed(labels)}: ${reason}`)
}
