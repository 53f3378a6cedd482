import type { SalesInvolvementType, Visibility } from '@aws-sdk/client-partnercentral-selling'
import type { StoredOpportunity } from './record'
import type { Reviewer } from './review/reviewer'

interface Involvement {
  InvolvementType?: SalesInvolvementType | undefined
  Visibility?: Visibility | undefined
}

/**
 * Sends a record to review; what may go has been checked. The last review's words stay until the next decision, since
 * they say what this submission answers.
 */
export function submit(
  record: StoredOpportunity,
  involvement: Involvement,
  reviewer: Reviewer,
  now: Date,
): void {
  const { document, state } = record
  document.LifeCycle.ReviewStatus = 'Submitted'
  state.submissions += 1
  state.involvement = involvement.InvolvementType ?? state.involvement ?? 'Co-Sell'
  state.visibility = involvement.Visibility ?? state.visibility ?? 'Full'
  reviewer.receive(record, now)
}
