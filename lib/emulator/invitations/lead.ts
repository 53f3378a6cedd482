import type { LeadContact, LeadContext, LeadInvitationPayload } from '@aws-sdk/client-partnercentral-selling'
import { addContext, hasRoomForContext, isLead } from '../engagements/contexts'
import { type StoredEngagement, saveEngagement } from '../engagements/engagements'
import { formatInstant } from '../instant'
import type { Work } from '../operation'
import type { Wire } from '../record'
import type { StoredInvitation } from './invitations'

/**
 * Gives the engagement of an accepted lead invitation its lead, unless the sender has put one there: the contact comes
 * to light with it. Source: reference, section 14.
 */
export async function bringLead(
  work: Work,
  engagement: StoredEngagement,
  { payload, sender, invitedAt }: StoredInvitation,
): Promise<void> {
  const lead = payload?.LeadInvitation
  if (!lead || isLead(engagement) || !hasRoomForContext(engagement)) return
  addContext(engagement, { Type: 'Lead', Payload: { Lead: leadOf(lead, invitedAt) as LeadContext } })
  await saveEngagement(work, engagement, sender.account)
}

function leadOf({ Customer, Interaction }: Wire<LeadInvitationPayload>, at: number): Wire<LeadContext> {
  const { CountryCode, ...customer } = Customer ?? { CompanyName: undefined }
  const { ContactBusinessTitle, ...interaction } = Interaction ?? { ContactBusinessTitle: undefined }
  return {
    Customer: { ...customer, ...(CountryCode && { Address: { CountryCode } }) },
    Interactions: [
      {
        ...interaction,
        InteractionDate: formatInstant(at),
        Contact: contactAt(Customer?.WebsiteUrl, ContactBusinessTitle),
      },
    ],
  }
}

/** An invitation names the contact's title only; the rest is the simulated customer's. */
function contactAt(website: string | undefined, title: string | undefined): LeadContact {
  // With a longer name the address would be longer than the model lets one be.
  const host =
    /^(?:https?:\/\/)?(?:www\.)?([a-z0-9.-]{1,200})(?![a-z0-9.-])/i.exec(website ?? '')?.[1] ??
    'customer.example'
  return { BusinessTitle: title, FirstName: 'Lead', LastName: 'Contact', Email: `lead.contact@${host}` }
}
