import type { OpportunityOrigin } from '@aws-sdk/client-partnercentral-selling'
import type { RecordState } from './editability'
import type { OpportunitySummary } from './opportunity'

/**
 * What decides which fields of this record are open. For what AWS did not send its own defaults stand in (reference 4).
 * @param origin Known only from AWS's summary of the deal.
 */
export function stateOf(
  { LifeCycle }: Pick<OpportunitySummary, 'LifeCycle'>,
  origin?: OpportunityOrigin | null,
): RecordState {
  return {
    reviewStatus: LifeCycle?.ReviewStatus ?? 'Pending Submission',
    stage: LifeCycle?.Stage ?? 'Prospect',
    origin: origin ?? undefined,
  }
}
