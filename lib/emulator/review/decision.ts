import type { StoredOpportunity } from '../record'

/** What a review ends with. */
export type Decision =
  | { status: 'Approved' }
  | { status: 'Action Required' | 'Rejected'; comments?: string | undefined; reason?: string | undefined }

/** Lays a decision over the record; whoever decided, the simulated reviewer included, is done with it. */
export function settle(record: StoredOpportunity, decision: Decision, at: Date): void {
  const { LifeCycle } = record.document
  LifeCycle.ReviewStatus = decision.status
  delete LifeCycle.ReviewComments
  delete LifeCycle.ReviewStatusReason
  if (decision.status === 'Approved') record.state.approvedAt = at.getTime()
  else {
    if (decision.comments) LifeCycle.ReviewComments = decision.comments
    if (decision.reason) LifeCycle.ReviewStatusReason = decision.reason
  }
  record.reviewDue = null
}
