import { keepDraft, readDraft } from '@/components/forms/local-draft'
import type { DecisionKind } from '@/lib/meeting/decision'

/** What is typed into a decision, member by member. */
export type DraftValues = Readonly<Record<string, string>>

export interface DraftPlace {
  meetingId: string
  dealId: string
  userId: string
}

function keyOf({ meetingId, dealId, userId }: DraftPlace, kind: DecisionKind): string {
  return `decision:${meetingId}:${dealId}:${kind}:${userId}`
}

/** What was typed and never decided; empty for nothing. */
export function readDecisionDraft(place: DraftPlace, kind: DecisionKind): DraftValues {
  const edits = readDraft(keyOf(place, kind)).filter((edit) => typeof edit[1] === 'string')
  return Object.fromEntries(edits) as DraftValues
}

/** Keeps what is typed until it is decided, through a refusal, a conflict and a reload. */
export function keepDecisionDraft(place: DraftPlace, kind: DecisionKind, values: DraftValues): void {
  const filled = Object.entries(values).filter(([, value]) => value !== '')
  keepDraft(keyOf(place, kind), filled)
}

export function hasDecisionDraft(place: DraftPlace, kind: DecisionKind): boolean {
  return Object.keys(readDecisionDraft(place, kind)).length > 0
}
