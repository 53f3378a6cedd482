import { type DatedDeal, needsNewCloseDate } from './overdue-rule'
import type { PlainDate } from './plain-date'

/** The close date that keeps AWS from taking any change of the deal; undefined where none does. @param today In UTC. */
export function passedDateOf(deal: DatedDeal, today: PlainDate): PlainDate | undefined {
  return needsNewCloseDate(deal, today) ? (deal.closeDate ?? undefined) : undefined
}
