import { PartnerCentralError } from '@/lib/partner-central/errors'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'
import type { AwsAnswer } from './aws-view'

/** AWS has no view of such a deal, or does not show it, and will not a moment later either. */
const noAnswer = [
  'ResourceNotFoundException',
  'AccessDeniedException',
  'UnexpectedResponse',
  'ValidationException',
]

/**
 * Asks AWS for its view of a deal: one read of quota.
 * @throws PartnerCentralError when AWS throttles or does not answer.
 */
export async function readAwsView(partnerCentral: PartnerCentral, id: string): Promise<AwsAnswer> {
  try {
    return { id, summary: await partnerCentral.getAwsOpportunitySummary(id) }
  } catch (error) {
    if (error instanceof PartnerCentralError && noAnswer.includes(error.code)) return { id }
    throw error
  }
}
