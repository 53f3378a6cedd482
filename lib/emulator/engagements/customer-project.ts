import type { CustomerProjectsContext, EngagementCustomer } from '@aws-sdk/client-partnercentral-selling'
import type { Content } from '../content'
import { validate } from '../model/validate'
import type { OpportunityDocument, Wire } from '../record'

/** Stands for a website that an opportunity keeps to itself, as national security lets it. */
const undisclosedWebsite = 'undisclosed.example'

/** Engagements take fewer spellings than opportunities do: a host in other letters goes by its ASCII name. */
function websiteOf(url: string | undefined): string {
  if (!url) return undisclosedWebsite
  const address = /^https?:/i.test(url) ? url : `https://${url}`
  const host = URL.canParse(address) ? new URL(address).hostname : undefined
  return [url, host].find(isWebsite) ?? undisclosedWebsite
}

function isWebsite(url: string | undefined): boolean {
  return validate('CompanyWebsiteUrl', url ?? '').issues.length === 0
}

/** A customer as engagements and invitations show it, of an opportunity that is complete enough to be submitted. */
export function customerOf({ Customer }: Content | OpportunityDocument): Wire<EngagementCustomer> {
  const { Industry, CompanyName, WebsiteUrl, Address } = Customer?.Account ?? {}
  return {
    Industry,
    CompanyName,
    WebsiteUrl: websiteOf(WebsiteUrl),
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
