import type { Opportunity } from '@/lib/opportunity/opportunity'
import type { DealState } from '@/lib/pipeline/deal-change'
import { cardOf } from './record'

/** The record as figures count it. */
export function stateOf(record: Opportunity): DealState {
  const { company, title, partnerId, stage, reviewStatus, spend, closeDate, owner } = cardOf(record, false)
  const nextStep = record.LifeCycle?.NextSteps || undefined
  return { company, title, partnerId, stage, reviewStatus, spend, closeDate, owner, nextStep }
}
