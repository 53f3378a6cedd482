import type { InvolvementTypeChangeReason } from '@aws-sdk/client-partnercentral-selling'
import type { Chance } from '../chance'
import { formatInstant } from '../instant'
import type { StoredOpportunity } from '../record'
import type { AwsSide } from './aws-side'
import { nextStepOf } from './next-steps'
import { scoreOf } from './score'
import { expectedCloseDate, followedStage, reviewedStage, temperOf } from './seller'

/** AWS keeps as many next steps as the partner's record does. Source: reference, section 9. */
const mostNextSteps = 50

/** AWS's side of a record as it is at the approval. @param at Epoch milliseconds. */
export function firstRound(record: StoredOpportunity, at: number, chance: Chance): AwsSide {
  const score = scoreOf(record.document, chance, at)
  const blank: AwsSide = {
    rounds: 0,
    seen: at,
    stage: 'Not Started',
    nextSteps: [],
    score,
    scoreBefore: score,
  }
  return nextRound(record, blank, at, chance)
}

/** AWS's side after its seller has worked on the deal. @param at Epoch milliseconds. */
export function nextRound(record: StoredOpportunity, before: AwsSide, at: number, chance: Chance): AwsSide {
  const { document } = record
  const temper = temperOf(document, chance)
  const side: AwsSide = {
    ...withoutOutcome(before),
    ...reviewedStage(document, temper, before, at),
    seen: at,
    score: scoreOf(document, chance, at),
    scoreBefore: before.score,
  }
  const closeDate = expectedCloseDate(document, temper, chance, at)
  if (closeDate) side.closeDate = closeDate
  const entry = { Value: nextStepOf(document, side), Time: formatInstant(at) }
  return { ...side, nextSteps: [...side.nextSteps, entry].slice(-mostNextSteps), rounds: before.rounds + 1 }
}

/** AWS's side after the partner has changed the record, before its seller has thought about it. */
export function followed(record: StoredOpportunity, before: AwsSide, at: number, chance: Chance): AwsSide {
  const { document } = record
  const temper = temperOf(document, chance)
  const { closeDate: dateBefore } = before
  const closeDate = temper === 'agreeing' ? expectedCloseDate(document, temper, chance, at) : dateBefore
  return {
    ...withoutOutcome(before),
    ...followedStage(document, temper, before),
    ...(closeDate && { closeDate }),
    seen: at,
    score: scoreOf(document, chance, at),
  }
}

/** What the stage brings along must not outlive it. */
function withoutOutcome({ closedLostReason: _reason, closeDate: _date, ...side }: AwsSide): AwsSide {
  return side
}

const reasons: readonly InvolvementTypeChangeReason[] = [
  'Expansion Opportunity',
  'Change in Deal Information',
  'Customer Requested',
  'Technical Complexity',
  'Risk Mitigation',
]

/**
 * Says why AWS wants to sell along from now on, which it may from its third round on with a deal that it was only shown,
 * in full.
 */
export function interestIn(
  { document: { Id }, state }: StoredOpportunity,
  { rounds }: AwsSide,
  chance: Chance,
): InvolvementTypeChangeReason | undefined {
  const isOnlyShown = state.involvement === 'For Visibility Only' && state.visibility !== 'Limited'
  if (!isOnlyShown || rounds < 3 || chance.fraction(`aws interest ${Id} ${rounds}`) >= 0.3) return undefined
  return reasons[Math.floor(chance.fraction(`aws interest reason ${Id}`) * reasons.length)]
}
