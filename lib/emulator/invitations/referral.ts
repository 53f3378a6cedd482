import { addDays, plainDateOf } from '@/lib/opportunity/plain-date'
import type { Content } from '../content'
import { customerProjectOf, engagementTitleOf } from '../engagements/customer-project'
import { createEngagement } from '../engagements/engagements'
import { aws } from '../engagements/members'
import type { Work } from '../operation'
import type { StoredOpportunity } from '../record'
import { invite } from './invitations'
import { opportunityInvitation } from './payload'

/** How long a seller at AWS gives a deal when nothing is said. */
const usualDays = 90

/** A referral's content with what an AWS seller would have written in the place of what is missing. */
export function referralContent(content: Content, now: Date): Content {
  const { Customer, Project, LifeCycle } = content
  const account = Customer?.Account
  const company = account?.CompanyName || 'Example Customer'
  return {
    ...content,
    Customer: {
      ...Customer,
      Account: {
        WebsiteUrl: 'customer.example',
        ...account,
        ...(!account?.Industry && { Industry: 'Other', OtherIndustry: 'Not named by AWS' }),
        CompanyName: company,
        Address: { CountryCode: 'US', ...account?.Address },
      },
    },
    Project: {
      CustomerBusinessProblem: `${company} is looking for a partner to move a workload to AWS.`,
      ...Project,
      Title: Project?.Title || `AWS referral for ${company}`,
    },
    LifeCycle: {
      ...LifeCycle,
      TargetCloseDate: LifeCycle.TargetCloseDate ?? addDays(plainDateOf(now), usualDays),
    },
  }
}

/** AWS invites the owner of a hidden record to take it on, as an AWS seller would. Source: reference, section 18. */
export async function refer(
  work: Work,
  { document }: StoredOpportunity,
  partner: { account: string; company: string },
): Promise<void> {
  const engagement = await createEngagement(work, aws, {
    title: engagementTitleOf(document),
    contexts: [{ Type: 'CustomerProject', Payload: { CustomerProject: customerProjectOf(document) } }],
  })
  await invite(work, engagement, {
    sender: { account: aws.account, company: aws.company },
    receiver: { account: partner.account, alias: partner.company.slice(0, 80) },
    message: 'An AWS customer is looking for a partner. Please tell us whether you can take this on.',
    payload: opportunityInvitation(document, 'Services Partner', [awsSeller]),
    opportunityId: document.Id,
  })
}

const awsSeller = {
  Email: 'partner.sales@aws.example',
  FirstName: 'Partner',
  LastName: 'Sales',
  BusinessTitle: 'AWSSalesRep',
}
