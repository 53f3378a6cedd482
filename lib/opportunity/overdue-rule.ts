import type { PlainDate } from './plain-date'
import { isClosed, type Stage } from './stage'

/** What the rule reads of a deal, as it is to be once the change is made. */
export interface DatedDeal {
  stage: Stage
  closeDate?: PlainDate | null | undefined
}

/** Why nothing else can be changed, in a seller's words. */
export const overdueReason =
  'Its close date has passed or is today; AWS takes no change until it is in the future.'

/**
 * Whether AWS refuses any change of the deal: an update sends the whole record, and an open deal's close date is judged
 * with it. The day itself is too late already. A deal without a date, or a closed one, may be changed.
 * @param today The day in UTC, as AWS judges it.
 * Source: reference 6.2 (C3) and 8.
 */
export function needsNewCloseDate({ stage, closeDate }: DatedDeal, today: PlainDate): boolean {
  return closeDate != null && closeDate !== '' && closeDate <= today && !isClosed(stage)
}
