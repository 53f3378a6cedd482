import type { Chance } from '../chance'
import type { OpportunityDocument, StoredOpportunity } from '../record'
import { neglectOf, silenceLimitDays } from './neglect'

const stages = [
  'Prospect',
  'Qualified',
  'Technical Validation',
  'Business Validation',
  'Committed',
  'Launched',
]

/**
 * AWS's opinion of the deal, 0 to 100: it rises with the stage and with what is linked to the record, and sinks while
 * the record is neglected.
 * @param at Epoch milliseconds.
 */
export function scoreOf(document: OpportunityDocument, chance: Chance, at: number): number {
  const { Id, LifeCycle, RelatedEntityIdentifiers } = document
  if (LifeCycle.Stage === 'Closed Lost') return 10
  const { overdueDays, silentDays } = neglectOf(document, at)
  const first = 45 + Math.floor(chance.fraction(`score ${Id}`) * 20)
  const progress = 6 * stages.indexOf(LifeCycle.Stage)
  const links = [RelatedEntityIdentifiers?.AwsProducts, RelatedEntityIdentifiers?.Solutions]
  const linked = 3 * links.filter((entities) => entities?.length).length
  const neglected = (overdueDays > 0 ? 20 : 0) + (silentDays > silenceLimitDays ? 12 : 0)
  return Math.min(100, Math.max(0, first + progress + linked - neglected))
}

export function engagementScoreOf(score: number): 'High' | 'Medium' | 'Low' {
  if (score >= 75) return 'High'
  return score >= 55 ? 'Medium' : 'Low'
}

/** Who at AWS works on the deal, in the words that the model's documentation knows. */
export function cosellMotionOf(
  { involvement, origin }: StoredOpportunity['state'],
  score: number,
): 'AWS Field-engaged' | 'Agent-engaged' | 'Partner-led' {
  if (involvement === 'For Visibility Only') return 'Partner-led'
  return origin === 'AWS Referral' || score >= 55 ? 'AWS Field-engaged' : 'Agent-engaged'
}

/** Smaller differences are noise. */
const steadyPoints = 3

/** In the words that the model's documentation knows. */
export function trendOf(score: number, before: number): 'Improving' | 'Declining' | 'No Change' {
  if (Math.abs(score - before) < steadyPoints) return 'No Change'
  return score > before ? 'Improving' : 'Declining'
}
