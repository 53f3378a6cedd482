import type { Opportunity } from '@/lib/opportunity/opportunity'
import { needsNewCloseDate, overdueReason } from '@/lib/opportunity/overdue-rule'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { stateOf } from '@/lib/opportunity/record-state'
import { PassedDateError } from './errors'

/**
 * Holds a record that is about to be sent to what AWS asks of its close date.
 * @param next The whole record as it is to become.
 * @throws PassedDateError when AWS would refuse it.
 */
export function refusePassedDate(next: Opportunity, today: PlainDate): void {
  const { stage } = stateOf(next)
  if (needsNewCloseDate({ stage, closeDate: next.LifeCycle?.TargetCloseDate }, today)) {
    throw new PassedDateError(overdueReason)
  }
}
