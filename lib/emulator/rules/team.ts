import type { Contact } from '@aws-sdk/client-partnercentral-selling'
import { teamTitles } from '@/lib/opportunity/value-lists'
import { type Issue, issue } from '../errors'

/** C21: the data model allows the account manager only, integrators send the owner as well; others are refused. */
export function titleIssues(field: string, title: string | undefined): Issue[] {
  if ((teamTitles as readonly string[]).includes(title ?? '')) return []
  return [issue(field, 'INVALID_VALUE', `${field} must be one of [${teamTitles.join(', ')}]`)]
}

/** Who owns a record that names nobody: the account's alliance lead. Source: reference, section 4. */
const allianceLead: Contact = {
  BusinessTitle: 'OpportunityOwner',
  Email: 'alliance.lead@partner.example',
  FirstName: 'Alliance',
  LastName: 'Lead',
}

export function teamAtCreate(sent: readonly Contact[] = []): Contact[] {
  const team = sent.map(asMember)
  return team.some(isOwner) ? team : [...team, allianceLead]
}

/** The team with `assignee` in the place of whoever had that title. */
export function teamWith(team: readonly Contact[] = [], assignee: Contact): Contact[] {
  const member = asMember(assignee)
  const others = team.filter(({ BusinessTitle }) => BusinessTitle !== assignee.BusinessTitle)
  return isOwner(member) ? [member, ...others] : [...others, member]
}

function isOwner({ BusinessTitle }: Contact): boolean {
  return BusinessTitle === 'OpportunityOwner'
}

/** AWS shows no phone for an owner. */
function asMember(contact: Contact): Contact {
  if (!isOwner(contact)) return contact
  const { Phone: _phone, ...owner } = contact
  return owner
}
