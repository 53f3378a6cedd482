import { toMinorUnits } from '@/lib/opportunity/money'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { hasPostalCodes, isPostalCode, postalFormats } from '@/lib/opportunity/postal-code'
import type { Content, Spend } from '../content'
import { type Issue, issue } from '../errors'
import type { OpportunityDocument } from '../record'
import { closeDate } from './consistency'
import { isBlank } from './facts'
import { missingAtCreate } from './required-at-create'
import { hasSolution } from './stage-change'

export interface Submission {
  catalog: Catalog
  /** The service's day, UTC. */
  today: PlainDate
  content: Content
  related: OpportunityDocument['RelatedEntityIdentifiers']
  /** Absent on a resubmission by update. */
  involvement: { InvolvementType?: string | undefined; Visibility?: string | undefined }
}

/** What AWS asks of a record before it looks at it. Source: reference, 6.3. */
export function completenessIssues(submission: Submission): Issue[] {
  const { content, related, involvement } = submission
  return [
    ...closeDate({ ...submission, before: content }),
    ...missingAtCreate(content).filter(
      ({ FieldName }) => FieldName !== 'project.expectedCustomerSpend.amount',
    ),
    ...projectIssues(content),
    ...spendIssues(content.Project?.ExpectedCustomerSpend ?? []),
    ...addressIssues(content),
    ...needIssues(content, involvement),
    ...solutionIssues(content, related),
  ]
}

function required(field: string): Issue {
  return issue(field, 'REQUIRED_FIELD_MISSING', `${field} is required`)
}

function projectIssues({ Project }: Content): Issue[] {
  const members = {
    'project.customerUseCase': Project?.CustomerUseCase,
    'project.deliveryModels': Project?.DeliveryModels,
    'project.salesActivities': Project?.SalesActivities,
  }
  return Object.entries(members)
    .filter(([, value]) => isBlank(value))
    .map(([field]) => required(field))
}

/** C19: the model's pattern allows zero, because a calculator estimate may stand in for the amount. */
function spendIssues(spend: Spend[]): Issue[] {
  const field = 'project.expectedCustomerSpend.amount'
  const unpriced = spend.filter(
    ({ Amount, EstimationUrl }) => !toMinorUnits(Amount) && isBlank(EstimationUrl),
  )
  if (unpriced.length === 0) return []
  if (unpriced.some(({ Amount }) => isBlank(Amount))) return [required(field)]
  return [issue(field, 'INVALID_VALUE', `${field} must be greater than zero`)]
}

/** C10, C11. */
function addressIssues({ Customer, NationalSecurity }: Content): Issue[] {
  const { CountryCode: country, StateOrRegion, PostalCode: code } = Customer?.Account?.Address ?? {}
  if (!country) return []
  const place = 'customer.account.address'
  const exempt = country === 'US' && NationalSecurity === 'Yes'
  const issues: Issue[] = []
  if (country === 'US' && !exempt && isBlank(StateOrRegion)) issues.push(required(`${place}.stateOrRegion`))
  if (isBlank(code) && hasPostalCodes(country) && !exempt) issues.push(required(`${place}.postalCode`))
  if (code && !isPostalCode(country, code)) {
    issues.push(issue(`${place}.postalCode`, 'INVALID_STRING_FORMAT', postalMessage(country)))
  }
  return issues
}

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' })

function postalMessage(country: string): string {
  const name = countryNames.of(country) ?? country
  const formats = postalFormats(country).join(' OR ')
  return `The postal code is invalid for country ${name}, ${name} postal code must be in ${formats} format.`
}

/** Source: reference, section 12. Needs beside For Visibility Only are not refused. */
function needIssues(content: Content, { InvolvementType, Visibility }: Submission['involvement']): Issue[] {
  const issues: Issue[] = []
  const field = 'primaryNeedsFromAws'
  if (InvolvementType === 'Co-Sell' && isBlank(content.PrimaryNeedsFromAws)) issues.push(required(field))
  if (InvolvementType === 'Co-Sell' && Visibility === 'Limited') {
    issues.push(issue(field, 'INVALID_VALUE', 'Cannot set visibility to limited on a Co-Sell opportunity'))
  }
  if (content.NationalSecurity === 'Yes' && Visibility === 'Limited') {
    issues.push(issue('visibility', 'INVALID_VALUE', 'visibility must be Full when nationalSecurity is Yes'))
  }
  return issues
}

/** The association page calls a solution mandatory; the data model and live runs take a described one. Reference, 6.3. */
function solutionIssues({ Project }: Content, related: Submission['related']): Issue[] {
  if (hasSolution(related) || !isBlank(Project?.OtherSolutionDescription)) return []
  const message = 'Associate a solution or describe one in project.otherSolutionDescription'
  return [issue('project.otherSolutionDescription', 'REQUIRED_FIELD_MISSING', message)]
}
