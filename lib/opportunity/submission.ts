import type { SalesInvolvementType } from '@aws-sdk/client-partnercentral-selling'
import type { FieldIssue } from '@/lib/form/field-issue'
import { listAt, textAt } from '@/lib/form/rule'
import { amountFromText } from './amount-text'
import { countryName } from './countries'
import { toMinorUnits } from './money'
import { type PlainDate, plainDateOf } from './plain-date'
import { hasPostalCodes, isPostalCode } from './postal-code'

/**
 * Anything with an opportunity's members: a record from AWS, or the form of one that does not exist yet. A member of
 * the wrong type counts as missing.
 */
export type Submittable = Readonly<Record<string, unknown>>

export interface SubmissionContext {
  involvement?: SalesInvolvementType
  /** The UTC day; the machine's unless told. */
  today?: PlainDate
}

const account = 'Customer.Account'

/** One thing AWS wants before it reviews a deal. `missing` says what to do, or undefined when it is there. */
interface Requirement {
  path: string
  missing: (deal: Submittable, context: Required<SubmissionContext>) => string | undefined
}

function text(path: string, message: string): Requirement {
  return { path, missing: (deal) => (textAt(deal, path).trim() === '' ? message : undefined) }
}

function list(path: string, message: string): Requirement {
  return { path, missing: (deal) => (listAt(deal, path).length === 0 ? message : undefined) }
}

/** In the order of the form. Source: reference 6.3. */
const requirements: Requirement[] = [
  text(`${account}.CompanyName`, "Enter the customer's company name"),
  {
    path: `${account}.WebsiteUrl`,
    missing: (deal) =>
      textAt(deal, `${account}.WebsiteUrl`) === '' && !isNationalSecurity(deal)
        ? "Enter the customer's website"
        : undefined,
  },
  text(`${account}.Industry`, 'Choose an industry'),
  {
    path: `${account}.OtherIndustry`,
    missing: (deal) =>
      textAt(deal, `${account}.Industry`) === 'Other' && textAt(deal, `${account}.OtherIndustry`) === ''
        ? 'Say which industry'
        : undefined,
  },
  text(`${account}.Address.CountryCode`, 'Choose a country'),
  { path: `${account}.Address.StateOrRegion`, missing: missingState },
  { path: `${account}.Address.PostalCode`, missing: missingPostalCode },
  text('Project.Title', 'Give the opportunity a title'),
  {
    path: 'Project.CustomerBusinessProblem',
    missing: (deal) =>
      textAt(deal, 'Project.CustomerBusinessProblem').trim().length < 20
        ? 'Describe the business problem in at least 20 characters'
        : undefined,
  },
  text('Project.CustomerUseCase', 'Choose a use case'),
  list('Project.DeliveryModels', 'Say how you deliver it'),
  list('Project.SalesActivities', 'Say what has happened so far'),
  {
    path: 'Project.ExpectedCustomerSpend',
    missing: (deal) =>
      listAt(deal, 'Project.ExpectedCustomerSpend').some(hasAmount)
        ? undefined
        : 'Enter the spend you expect',
  },
  {
    path: 'LifeCycle.TargetCloseDate',
    missing: (deal, { today }) =>
      textAt(deal, 'LifeCycle.TargetCloseDate') > today ? undefined : 'Choose a close date after today',
  },
  {
    path: 'PrimaryNeedsFromAws',
    missing: (deal, { involvement }) =>
      involvement === 'Co-Sell' && listAt(deal, 'PrimaryNeedsFromAws').length === 0
        ? 'Say what you need from AWS'
        : undefined,
  },
  {
    path: 'RelatedEntityIdentifiers.Solutions',
    missing: (deal) =>
      hasSolution(deal) ? undefined : 'Choose one of your solutions, or describe it in your words',
  },
  {
    path: 'LifeCycle.Stage',
    missing: (deal) =>
      textAt(deal, 'LifeCycle.Stage') === 'Closed Lost' ? 'A lost deal cannot be sent to AWS' : undefined,
  },
]

/**
 * What stands between a deal and AWS's review, in the order of the form; empty when it can be submitted. The solution
 * is asked for at `RelatedEntityIdentifiers.Solutions`.
 */
export function missingForSubmission(deal: Submittable, context: SubmissionContext = {}): FieldIssue[] {
  const { involvement = 'Co-Sell', today = plainDateOf(new Date()) } = context
  return requirements.flatMap(({ path, missing }) => {
    const message = missing(deal, { involvement, today })
    return message === undefined ? [] : [{ path, message }]
  })
}

/** The fields that `missingForSubmission` may ask for, so that a form can mark them before it does. */
export const submissionPaths: readonly string[] = requirements.map(({ path }) => path)

/** How many things `missingForSubmission` asks at most: the whole of a completeness bar. */
export const submissionRequirements = requirements.length

function isNationalSecurity(deal: Submittable): boolean {
  return textAt(deal, 'NationalSecurity') === 'Yes'
}

function missingState(deal: Submittable): string | undefined {
  const country = textAt(deal, `${account}.Address.CountryCode`)
  if (country !== 'US' || isNationalSecurity(deal)) return undefined
  return textAt(deal, `${account}.Address.StateOrRegion`) === '' ? 'Choose a state' : undefined
}

/** Countries without postal codes need none, and neither do national security deals in the US. */
function missingPostalCode(deal: Submittable): string | undefined {
  const country = textAt(deal, `${account}.Address.CountryCode`)
  const code = textAt(deal, `${account}.Address.PostalCode`)
  if (country === '' || !hasPostalCodes(country)) return undefined
  if (code === '' && country === 'US' && isNationalSecurity(deal)) return undefined
  if (code === '') return 'Enter the postal code'
  return isPostalCode(country, code) ? undefined : `Check the postal code for ${countryName(country)}`
}

/** A monthly amount, also as somebody is just typing it, a calculator link in its place, or a total contract value. */
function hasAmount(entry: unknown): boolean {
  const amount = amountFromText(textAt(entry, 'Amount'))
  return textAt(entry, 'EstimationUrl') !== '' || (toMinorUnits(amount) ?? 0n) > 0n
}

/** Associated at AWS, chosen in the form (`RelatedEntityIdentifier`), or described in words. */
function hasSolution(deal: Submittable): boolean {
  const associated = ['Solutions', 'AwsMarketplaceSolutions', 'AwsMarketplaceProducts'].some(
    (kind) => listAt(deal, `RelatedEntityIdentifiers.${kind}`).length > 0,
  )
  return (
    associated ||
    textAt(deal, 'RelatedEntityIdentifier') !== '' ||
    textAt(deal, 'Project.OtherSolutionDescription').trim() !== ''
  )
}
