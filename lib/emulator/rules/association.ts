import type { RelatedEntityType } from '@aws-sdk/client-partnercentral-selling'
import { associationLock } from '@/lib/opportunity/associations'
import type { RecordState } from '@/lib/opportunity/editability'
import { type Issue, issue } from '../errors'

const offers: readonly RelatedEntityType[] = ['AwsMarketplaceOffers', 'AwsMarketplaceOfferSets']

/** Whether links of this kind may change at all now. CRM connectors match on the sentence about lost deals. */
export function associationIssues(state: RecordState, type: RelatedEntityType): Issue[] {
  const reason = associationLock(state, type)
  if (!reason) return []
  const lost = state.stage === 'Closed Lost' && offers.includes(type)
  const message = lost ? "Cannot associate/disassociate offers when opportunity is in 'Closed Lost'." : reason
  return [issue('relatedEntityType', 'ACTION_NOT_PERMITTED', message)]
}
