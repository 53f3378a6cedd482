import type { Money } from '@/lib/opportunity/money'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import type { ReviewStatus } from '@/lib/opportunity/review'
import type { Stage } from '@/lib/opportunity/stage'

/** A deal as figures count it at one instant. An `OpportunityCard` is one. */
export interface DealFigures {
  company: string
  title?: string
  partnerId?: string
  stage: Stage
  reviewStatus: ReviewStatus
  /** Monthly spend, one entry per currency. */
  spend: Money[]
  closeDate?: PlainDate
  owner?: { name: string; email: string }
}

/** A deal as it reads at one instant. */
export interface DealState extends DealFigures {
  /** Absent when it says none. */
  nextStep?: string
}

/** One deal at two instants. */
export interface DealChange {
  id: string
  /** Absent when the deal was made since, or AWS did not return it then. One that is only known since then is as it is first known, not absent. */
  was?: DealFigures
  /** Where `was` is absent of a deal that had been there before: how AWS last returned it until then. It counted for nothing. */
  lastSeen?: DealFigures
  /** Absent when the deal no longer counts: AWS does not return it, and the board does not show it. */
  now?: DealFigures
}
