import type { OpportunityOrigin } from '@aws-sdk/client-partnercentral-selling'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { PartnerCentralError } from './errors'
import type { PartnerCentral } from './partner-central'

export interface OpportunityEdit {
  id: string
  /** `LastModifiedDate` of the version the seller saw. */
  seen: string
  /** The whole record as it should become, made from the whole record as it is. */
  change: (current: Opportunity) => Opportunity
  /** AWS's own referrals keep two more fields closed; known only from its summary. */
  origin?: OpportunityOrigin
}

/** Two spellings of one moment count as the same version. */
export function isSameInstant(a: string, b: string): boolean {
  return a === b || Date.parse(a) === Date.parse(b)
}

/** The record after our write `sent`, which made `version`. AWS reads its own writes late, so an older answer is passed over for what we sent. */
export async function reread(pc: PartnerCentral, sent: Opportunity, version: string): Promise<Opportunity> {
  try {
    const stored = await pc.getOpportunity(sent.Id)
    if (Date.parse(stored.LastModifiedDate) >= Date.parse(version)) return stored
  } catch (error) {
    if (!(error instanceof PartnerCentralError)) throw error
  }
  return { ...sent, LastModifiedDate: version }
}
