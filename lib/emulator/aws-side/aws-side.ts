import type {
  AwsClosedLostReason,
  AwsOpportunityStage,
  InvolvementTypeChangeReason,
} from '@aws-sdk/client-partnercentral-selling'

/** AWS's own record of an approved deal, as far as it cannot be worked out from the partner's. */
export interface AwsSide {
  /** How often its seller has worked on the deal; the approval is the first time. */
  rounds: number
  /** When AWS last looked at it, epoch milliseconds: what is overdue or stale was so then. */
  seen: number
  stage: AwsOpportunityStage
  closedLostReason?: AwsClosedLostReason
  closeDate?: string
  /** Oldest first, at most 50. */
  nextSteps: { Value: string; Time: string }[]
  /** 0 to 100. */
  score: number
  /** Of the last round: the trend is the way from there. */
  scoreBefore: number
  /** Why AWS itself changed its involvement. */
  involvementReason?: InvolvementTypeChangeReason
}
