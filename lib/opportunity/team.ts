import type { Opportunity } from './opportunity'

export interface Owner {
  name: string
  email: string
}

/**
 * Who owns the deal on the partner's side: the team member AWS marks `OpportunityOwner`. Only the whole record tells;
 * list rows have no team.
 */
export function ownerOf({ OpportunityTeam }: Pick<Opportunity, 'OpportunityTeam'>): Owner | undefined {
  const owner = OpportunityTeam?.find((member) => member.BusinessTitle === 'OpportunityOwner')
  if (!owner?.Email) return undefined
  const name = [owner.FirstName, owner.LastName].filter(Boolean).join(' ')
  return { name: name || owner.Email, email: owner.Email }
}
