import { createInput, type NewOpportunity } from '@/lib/opportunity/new-opportunity'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { PartnerCentralError } from '@/lib/partner-central/errors'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'

export interface Creator {
  name: string
  email: string
}

/**
 * Creates the record, makes its creator the owner, and reads it back. AWS would name the account's own contact: it sees
 * one set of credentials, not our sellers. A refused assignment leaves it at that; the record exists all the same.
 * @param token The same token with the same form gives the same record, however often it is sent.
 * @throws PartnerCentralError when AWS refuses the creation or cannot be read afterwards.
 */
export async function createDeal(
  partnerCentral: PartnerCentral,
  { token, form, creator }: { token: string; form: NewOpportunity; creator: Creator },
): Promise<Opportunity> {
  const { Id } = await partnerCentral.createOpportunity(createInput(form), token)
  try {
    await partnerCentral.assign(Id, ownerOf(creator))
  } catch (error) {
    if (!(error instanceof PartnerCentralError)) throw error
  }
  return partnerCentral.getOpportunity(Id)
}

/** AWS wants two names; the last word counts as the family name. */
function ownerOf({ name, email }: Creator) {
  const words = name.trim().split(/\s+/)
  const LastName = words.at(-1) ?? ''
  const FirstName = words.slice(0, -1).join(' ') || LastName
  return { Email: email.toLowerCase(), FirstName, LastName, BusinessTitle: 'OpportunityOwner' }
}
