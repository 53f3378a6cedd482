import { AwsClosedLostReason, type AwsOpportunityStage } from '@aws-sdk/client-partnercentral-selling'
import { addDays, plainDateOf } from '@/lib/opportunity/plain-date'
import type { Chance } from '../chance'
import type { OpportunityDocument } from '../record'
import type { AwsSide } from './aws-side'
import { neglectOf } from './neglect'

/** What AWS's seller makes of the partner's figures: takes them over, trusts them less, or runs ahead of them. */
export type Temper = 'agreeing' | 'cautious' | 'hasty'

export function temperOf({ Id }: OpportunityDocument, chance: Chance): Temper {
  const drawn = chance.fraction(`aws seller ${Id}`)
  if (drawn < 0.55) return 'agreeing'
  return drawn < 0.85 ? 'cautious' : 'hasty'
}

type PartnerStage = OpportunityDocument['LifeCycle']['Stage']

/** A cautious seller is a step behind, in AWS's own words. */
const behind: Record<PartnerStage, AwsOpportunityStage> = {
  Prospect: 'Research',
  Qualified: 'Engaged',
  'Technical Validation': 'Evaluating',
  'Business Validation': 'Technical Validation',
  Committed: 'Contract Negotiation',
  Launched: 'Committed',
  'Closed Lost': 'Closed Lost',
}

/** How long a seller who does not agree puts up with a deal that nobody looks after. */
const mostOverdueDays = 60
const mostSilentDays = 120

/** What AWS calls the deal now. */
export type AwsStage = Pick<AwsSide, 'stage' | 'closedLostReason'>

/**
 * AWS's stage after the partner has changed the record: it follows a lost deal at once; else only an agreeing seller
 * does before the next round.
 */
export function followedStage(document: OpportunityDocument, temper: Temper, before: AwsStage): AwsStage {
  const { Stage, ClosedLostReason } = document.LifeCycle
  if (Stage === 'Closed Lost') return { stage: Stage, closedLostReason: awsReason(ClosedLostReason) }
  if (temper === 'agreeing') return { stage: Stage }
  const { stage, closedLostReason } = before
  return closedLostReason ? { stage, closedLostReason } : { stage }
}

/** AWS's stage after its seller has worked on the deal. */
export function reviewedStage(
  document: OpportunityDocument,
  temper: Temper,
  before: AwsStage,
  at: number,
): AwsStage {
  const { Stage } = document.LifeCycle
  if (Stage === 'Closed Lost' || temper === 'agreeing') return followedStage(document, 'agreeing', before)
  const { overdueDays, silentDays } = neglectOf(document, at)
  if (overdueDays > mostOverdueDays) return { stage: 'Closed Lost', closedLostReason: 'Past Due' }
  if (silentDays > mostSilentDays) return { stage: 'Closed Lost', closedLostReason: 'No Update' }
  // What has been launched stays so, and a cautious seller believes a launch when it has seen it.
  if (Stage === 'Launched' || before.stage === 'Launched') return { stage: 'Launched' }
  if (temper === 'hasty') return { stage: Stage === 'Committed' ? 'Launched' : Stage }
  return { stage: behind[Stage] }
}

function awsReason(reason: string | undefined): AwsClosedLostReason {
  const known: readonly string[] = Object.values(AwsClosedLostReason)
  return known.includes(reason ?? '') ? (reason as AwsClosedLostReason) : 'Other'
}

/** When AWS's seller expects the deal to close: a date that has passed is nobody's expectation. */
export function expectedCloseDate(
  { Id, LifeCycle }: OpportunityDocument,
  temper: Temper,
  chance: Chance,
  at: number,
): string | undefined {
  const { TargetCloseDate: theirs, Stage } = LifeCycle
  if (!theirs || Stage === 'Launched' || Stage === 'Closed Lost') return theirs
  const days = Math.floor(chance.fraction(`aws close ${Id}`) * 30)
  const ours =
    temper === 'agreeing'
      ? theirs
      : addDays(theirs, temper === 'cautious' ? 14 + days : -3 - Math.floor(days / 3))
  const today = plainDateOf(new Date(at))
  return ours > today ? ours : addDays(today, 30)
}
