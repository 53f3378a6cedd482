import type { Decision } from './decision-schema'

export type { Decision, DecisionInput } from './decision-schema'

/*
 * What a screen needs to know of decisions without their schemas: no zod here, which a browser would have to load.
 */

export const decisionKinds = ['nextStep', 'closeDate', 'stage', 'owner', 'note'] as const
export type DecisionKind = (typeof decisionKinds)[number]

/** As the queue's `WriteState`. */
export const decisionOutcomes = [
  'queued',
  'sending',
  'sent',
  'refused',
  'conflict',
  'held',
  'cancelled',
] as const
export type DecisionOutcome = (typeof decisionOutcomes)[number]

/** Decisions in their order, each knowing whether a later one replaces it. Notes stand side by side. */
export function withReplaced(decisions: readonly Decision[]): Decision[] {
  const keyOf = ({ dealId, kind }: Decision) => `${dealId} ${kind}`
  const last = new Map(decisions.map((decision) => [keyOf(decision), decision.id]))
  return decisions.map((decision) =>
    decision.kind === 'note' || last.get(keyOf(decision)) === decision.id
      ? decision
      : { ...decision, isReplaced: true as const },
  )
}

/** Whether it waits for somebody. */
export function isInTrouble({ outcome }: Pick<Decision, 'outcome'>): boolean {
  return outcome === 'refused' || outcome === 'conflict' || outcome === 'held'
}
