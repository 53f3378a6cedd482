import type {
  Contact,
  Payload,
  ReceiverResponsibility,
  SenderContact,
} from '@aws-sdk/client-partnercentral-selling'
import { customerOf } from '../engagements/customer-project'
import type { OpportunityDocument, Wire } from '../record'

/** What an invitation tells of an opportunity, and no more. Source: reference, section 13. */
export function opportunityInvitation(
  document: OpportunityDocument,
  responsibility: ReceiverResponsibility,
  contacts: readonly Contact[],
): Wire<Payload> & { OpportunityInvitation: object } {
  const { Project, LifeCycle } = document
  const senders = contacts.flatMap(senderContact).slice(0, 3)
  return {
    OpportunityInvitation: {
      ...(senders.length > 0 && { SenderContacts: senders }),
      ReceiverResponsibilities: [responsibility],
      Customer: customerOf(document),
      Project: {
        Title: Project?.Title,
        BusinessProblem: Project?.CustomerBusinessProblem,
        ExpectedCustomerSpend: Project?.ExpectedCustomerSpend ?? [],
        TargetCompletionDate: LifeCycle.TargetCloseDate,
      },
    },
  }
}

/** Somebody without an address cannot be asked back. */
function senderContact({ Email, FirstName, LastName, BusinessTitle, Phone }: Contact): SenderContact[] {
  return Email ? [{ Email, FirstName, LastName, BusinessTitle, Phone }] : []
}
