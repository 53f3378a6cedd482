import type { Money } from './money'
import type { PendingState } from './pending'
import type { PlainDate } from './plain-date'
import type { ReviewStatus } from './review'
import type { Stage } from './stage'

/** What a board card or a list row shows of an opportunity. */
export interface OpportunityCard {
  id: string
  company: string
  /** Absent until the record's details have been read: ListOpportunities does not send it. */
  title?: string
  partnerId?: string
  stage: Stage
  reviewStatus: ReviewStatus
  /** Monthly spend, one entry per currency. */
  spend: Money[]
  closeDate?: PlainDate
  owner?: { name: string; email: string }
  /** The details are known, and they name neither a solution nor a Marketplace listing. */
  lacksSolution?: true
  /** Since when it is at its stage; `stageOrEarlier` when that is only the first we saw of it. */
  stageSince?: string
  stageOrEarlier?: true
  /** Since when it says its next step; absent without one. */
  nextStepSince?: string
  /** A change of a seller's that AWS does not have yet; what is on its way is in the other members already. */
  pending?: PendingState
  /** AWS no longer returns it; this is what it last said. */
  gone?: true
  /** `LastModifiedDate` as AWS sent it: the version an edit made from this card was made against. */
  version: string
}

/** What a column says over all of its deals, loaded or not, but for those that AWS no longer returns. */
export interface StageTotals {
  stage: Stage
  count: number
  /** Monthly spend per currency. */
  spend: Money[]
  /** Deals whose close date has passed while the stage is open. */
  overdue: number
}
