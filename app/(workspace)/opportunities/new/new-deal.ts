import * as z from 'zod'
import { createInput, type NewOpportunity } from '@/lib/opportunity/new-opportunity'
import { OpportunityId } from '@/lib/opportunity/opportunity'
import type { ContentOf } from '@/lib/queue/queued-write'
import { isUnmade } from '@/lib/queue/record-name'

export interface Creator {
  name: string
  email: string
}

/** What a new deal goes by: AWS's id, or our name for one that AWS has yet to make. */
export const DealId = z.union([OpportunityId, z.string().max(60).refine(isUnmade)])

/**
 * The creation of the record with its creator for the owner. AWS would name the account's own contact: it sees one set of
 * credentials, not our sellers.
 */
export function newDeal(form: NewOpportunity, creator: Creator): Omit<ContentOf<'create'>, 'kind'> {
  return { input: createInput(form), owner: ownerOf(creator) }
}

/** AWS wants two names; the last word counts as the family name. */
function ownerOf({ name, email }: Creator) {
  const words = name.trim().split(/\s+/)
  const LastName = words.at(-1) ?? ''
  const FirstName = words.slice(0, -1).join(' ') || LastName
  return { Email: email.toLowerCase(), FirstName, LastName, BusinessTitle: 'OpportunityOwner' }
}
