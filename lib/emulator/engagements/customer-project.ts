import type { CustomerProjectsContext, EngagementCustomer } from '@aws-sdk/client-partnercentral-selling'
import type { Content } from '../content'
import type { OpportunityDocument, Wire } from '../record'
import { validate } from '../validate'

/** What an opportunity keeps to itself (national security), or spells in a way that an engagement does not take. */
const undisclosedWebsite = 'undisclosed.example'

/** A customer as engagements and invitations show it, of an opportunity that is complete enough to be submitted. */
export function customerOf({ Customer }: Content | OpportunityDocument): Wire<EngagementCustomer> {
  const { Industry, CompanyName, WebsiteUrl = '', Address } = Customer?.Account ?? {}
  const isWebsite = validate('CompanyWebsiteUrl', WebsiteUrl).issues.length === 0
  return {
    Industry,
    CompanyName,
    WebsiteUrl: isWebsite ? WebsiteUrl : undisclosedWebsite,
    CountryCode: Address?.CountryCode,
  }
}

/** The context that an engagement gets from the opportunity it is made for. */
export function customerProjectOf(document: Content | OpportunityDocument): Wire<CustomerProjectsContext> {
  const { Project, LifeCycle } = document
  return {
    Customer: customerOf(document),
    Project: {
      Title: Project?.Title,
      BusinessProblem: Project?.CustomerBusinessProblem,
      TargetCompletionDate: LifeCycle.TargetCloseDate,
    },
  }
}

/** Source: the model; an opportunity's own title may be longer. */
const longestTitle = 40

/** The title of an engagement that is made for an opportunity. */
export function engagementTitleOf({ Project }: Content | OpportunityDocument): string | undefined {
  return Project?.Title && [...Project.Title].slice(0, longestTitle).join('').trim()
}
