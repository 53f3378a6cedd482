import type { Chance } from '../chance'
import type { OpportunityDocument } from '../record'
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

/** Smaller differences are noise. */
const steadyPoints = 3

export function trendOf(score: number, before: number): 'Improving' | 'Stable' | 'Declining' {
  if (Math.abs(score - before) < steadyPoints) return 'Stable'
  return score > before ? 'Improving' : 'Declining'
}
