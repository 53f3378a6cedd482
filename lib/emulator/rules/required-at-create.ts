import type { Content } from '../content'
import { type Issue, issue } from '../errors'
import { isBlank } from './facts'

/*
 * What AWS's data model calls mandatory for everybody, beyond what the service model requires. Source: reference, 6.1.
 * Nothing here is asked for at submission only (postal code, use case, needs, solution).
 */

function missing(content: Content): string[] {
  const account = content.Customer?.Account
  const project = content.Project
  const spend = project?.ExpectedCustomerSpend ?? []
  const present: Record<string, boolean> = {
    'customer.account.companyName': !isBlank(account?.CompanyName),
    'customer.account.industry': !isBlank(account?.Industry),
    'customer.account.websiteUrl': !isBlank(account?.WebsiteUrl) || content.NationalSecurity === 'Yes',
    'customer.account.address.countryCode': !isBlank(account?.Address?.CountryCode),
    'project.title': !isBlank(project?.Title),
    'project.customerBusinessProblem': !isBlank(project?.CustomerBusinessProblem),
    'project.expectedCustomerSpend': spend.length > 0,
    'project.expectedCustomerSpend.amount': spend.every(
      ({ Amount, EstimationUrl }) => !isBlank(Amount) || !isBlank(EstimationUrl),
    ),
    'lifeCycle.targetCloseDate': !isBlank(content.LifeCycle.TargetCloseDate),
  }
  return Object.keys(present).filter((field) => !present[field])
}

function issues(fields: string[]): Issue[] {
  return fields.map((field) => issue(field, 'REQUIRED_FIELD_MISSING', `${field} is required`))
}

export function missingAtCreate(content: Content): Issue[] {
  return issues(missing(content))
}

/** What a record that AWS has seen would lose: an update may change these members, not empty them. */
export function lostByUpdate(before: Content, after: Content): Issue[] {
  const missedBefore = new Set(missing(before))
  return issues(missing(after).filter((field) => !missedBefore.has(field)))
}
