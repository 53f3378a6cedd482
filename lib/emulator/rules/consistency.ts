import { isSame } from '@/lib/opportunity/changes'
import { isClosed } from '@/lib/opportunity/stage'
import { apnPrograms, customerUseCases, marketingUseCases, usStates } from '@/lib/opportunity/value-lists'
import { type Issue, issue } from '../errors'
import { type Facts, isBlank, type Rule } from './facts'

/** Judged on every create and on every update that changes something. Numbers as in the reference, section 6.2. */
export function consistencyIssues(facts: Facts): Issue[] {
  return rules.flatMap((rule) => rule(facts))
}

function required(field: string, message = `${field} is required`): Issue[] {
  return [issue(field, 'REQUIRED_FIELD_MISSING', message)]
}

/** C3, C4. A closed deal keeps the date it closed on; an open one with a past date must be given a new one. */
export const closeDate: Rule = ({ content, before, today }) => {
  const { TargetCloseDate: date, Stage } = content.LifeCycle
  if (!date) return []
  if (isClosed(Stage) && before?.LifeCycle.TargetCloseDate === date) return []
  const field = 'lifeCycle.targetCloseDate'
  if (date <= today) return [issue(field, 'INVALID_VALUE', 'Target Close Date should be a future date')]
  const latest = `${Number(today.slice(0, 4)) + 60}${today.slice(4)}`
  if (date <= latest) return []
  const message = 'Invalid date selection. Please select a date within an acceptable range.'
  return [issue(field, 'VALUE_OUT_OF_RANGE', message)]
}

/** C5. C6: OtherIndustry beside another industry is accepted and means nothing. */
const otherIndustry: Rule = ({ content }) => {
  const account = content.Customer?.Account
  if (account?.Industry !== 'Other' || !isBlank(account.OtherIndustry)) return []
  return required(
    'customer.account.otherIndustry',
    'customer.account.otherIndustry is required when customer.account.industry is Other',
  )
}

/** C7 */
const competitor: Rule = ({ content }) => {
  const { CompetitorName, OtherCompetitorNames } = content.Project ?? {}
  const field = 'project.otherCompetitorNames'
  if (CompetitorName === '*Other' && isBlank(OtherCompetitorNames)) {
    return required(field, `${field} is required when project.competitorName is *Other`)
  }
  if (CompetitorName === '*Other' || isBlank(OtherCompetitorNames)) return []
  return [
    issue(field, 'ACTION_NOT_PERMITTED', `${field} is only allowed when project.competitorName is *Other`),
  ]
}

/** C8 */
const nationalSecurity: Rule = ({ content }) => {
  if (content.NationalSecurity !== 'Yes' || content.Customer?.Account?.Industry === 'Government') return []
  const message = 'nationalSecurity can be Yes only when customer.account.industry is Government'
  return [issue('nationalSecurity', 'INVALID_VALUE', message)]
}

/** A host with a dot, after an optional scheme; no quantifier overlaps the next, so no text makes it slow. */
const urlShape = /^(https?:\/\/)?[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)+(:\d{1,5})?([/?#]\S*)?$/iu

/** C9 */
const website: Rule = ({ content }) => {
  const account = content.Customer?.Account
  const field = 'customer.account.websiteUrl'
  if (!account) return []
  if (isBlank(account.WebsiteUrl)) return content.NationalSecurity === 'Yes' ? [] : required(field)
  if (urlShape.test(account.WebsiteUrl ?? '')) return []
  return [
    issue(field, 'INVALID_STRING_FORMAT', `${field} must be a web address such as https://www.example.com`),
  ]
}

/** C10, the value; that there is one is asked at submission. */
const usState: Rule = ({ content }) => {
  const { CountryCode, StateOrRegion } = content.Customer?.Account?.Address ?? {}
  if (CountryCode !== 'US' || isBlank(StateOrRegion)) return []
  return oneOf('customer.account.address.stateOrRegion', usStates, StateOrRegion)
}

/** C12 */
const marketingFunding: Rule = ({ content }) => {
  const { Source, AwsFundingUsed } = content.Marketing ?? {}
  if (Source !== 'Marketing Activity' || !isBlank(AwsFundingUsed)) return []
  return required(
    'marketing.awsFundingUsed',
    'marketing.awsFundingUsed is required when marketing.source is Yes',
  )
}

/** C13 */
const marketingCompanions: Rule = ({ content }) => {
  const { Source, UseCases, CampaignName, AwsFundingUsed, Channels } = content.Marketing ?? {}
  if (Source === 'Marketing Activity') return []
  const message =
    'marketing.useCases , marketing.campaignName , marketing.awsFundingUsed cannot have values if marketing.source is set to No'
  const companions = {
    useCases: UseCases,
    campaignName: CampaignName,
    awsFundingUsed: AwsFundingUsed,
    channels: Channels,
  }
  return Object.entries(companions)
    .filter(([, value]) => !isBlank(value))
    .map(([name]) => issue(`marketing.${name}`, 'ACTION_NOT_PERMITTED', message))
}

/** C14. One AWS sample breaks it; the model's text and the seeds agree on it. */
const marketingWithoutFunding: Rule = ({ content }) => {
  const { Source, AwsFundingUsed, UseCases } = content.Marketing ?? {}
  if (Source !== 'Marketing Activity' || AwsFundingUsed !== 'No' || isBlank(UseCases)) return []
  const message = 'marketing.useCases cannot have values if marketing.awsFundingUsed is No'
  return [issue('marketing.useCases', 'ACTION_NOT_PERMITTED', message)]
}

/** C15 */
const closedLostReason: Rule = ({ content }) => {
  const { Stage, ClosedLostReason } = content.LifeCycle
  const field = 'lifeCycle.closedLostReason'
  if (Stage === 'Closed Lost' && isBlank(ClosedLostReason)) {
    return required(field, `${field} is required when lifeCycle.stage is Closed Lost`)
  }
  if (Stage === 'Closed Lost' || isBlank(ClosedLostReason)) return []
  return [
    issue(field, 'ACTION_NOT_PERMITTED', `${field} is only allowed when lifeCycle.stage is Closed Lost`),
  ]
}

/** C17: the model's enumeration knows Monthly only; the validator lets None through for the total contract value. */
const spendFrequency: Rule = ({ content }) =>
  (content.Project?.ExpectedCustomerSpend ?? [])
    .filter(({ Frequency, TargetCompany }) => (Frequency as string) === 'None' && TargetCompany !== 'Self')
    .map(() =>
      issue(
        'project.expectedCustomerSpend.frequency',
        'INVALID_ENUM_VALUE',
        "Frequency None is only allowed for the entry with TargetCompany 'Self'",
      ),
    )

/** C18 */
const spendCurrency: Rule = ({ content }) => {
  const { AwsPartition, ExpectedCustomerSpend = [] } = content.Project ?? {}
  const allowed = AwsPartition === 'aws-eusc' ? ['EUR'] : ['USD', 'EUR']
  if (ExpectedCustomerSpend.every(({ CurrencyCode }) => allowed.includes(CurrencyCode ?? ''))) return []
  const message = `CurrencyCode must be ${allowed.join(' or ')}${AwsPartition ? ` in the ${AwsPartition} partition` : ''}`
  return [issue('project.expectedCustomerSpend.currencyCode', 'INVALID_VALUE', message)]
}

/** C20 */
const softwareRevenueDates: Rule = ({ content }) => {
  const { EffectiveDate, ExpirationDate } = content.SoftwareRevenue ?? {}
  if (!EffectiveDate || !ExpirationDate || EffectiveDate <= ExpirationDate) return []
  const message = 'softwareRevenue.expirationDate must not be before softwareRevenue.effectiveDate'
  return [issue('softwareRevenue.expirationDate', 'INVALID_VALUE', message)]
}

const mostContacts = 10

/** C22. A list that is sent back as it was found passes. */
const contacts: Rule = ({ content, before }) => {
  const list = content.Customer?.Contacts ?? []
  if (before && isSame(before.Customer?.Contacts, list)) return []
  const members = ['Email', 'FirstName', 'LastName'] as const
  const missing = members.filter((member) => list.some((contact) => isBlank(contact[member])))
  const field = (member: string) => `customer.contacts.${member.charAt(0).toLowerCase()}${member.slice(1)}`
  return [
    ...(list.length > mostContacts
      ? [issue('customer.contacts', 'TOO_MANY_VALUES', `At most ${mostContacts} contacts are allowed`)]
      : []),
    ...missing.flatMap((member) => required(field(member))),
  ]
}

function oneOf(field: string, values: readonly string[], value: string | undefined): Issue[] {
  if (isBlank(value) || values.includes(value ?? '')) return []
  return [issue(field, 'INVALID_ENUM_VALUE', `${field} must be one of [${values.join(', ')}]`)]
}

/** Enumerations that the model types as plain strings. Reference, section 5. */
const listedValues: Rule = ({ content }) => {
  const { CustomerUseCase, ApnPrograms = [] } = content.Project ?? {}
  const unknownProgram = ApnPrograms.find((program) => !(apnPrograms as readonly string[]).includes(program))
  const unknownUseCase = content.Marketing?.UseCases?.find(
    (useCase) => !(marketingUseCases as readonly string[]).includes(useCase),
  )
  return [
    ...oneOf('project.customerUseCase', customerUseCases, CustomerUseCase),
    ...oneOf('project.apnPrograms', apnPrograms, unknownProgram),
    ...oneOf('marketing.useCases', marketingUseCases, unknownUseCase),
  ]
}

const rules: readonly Rule[] = [
  closeDate,
  otherIndustry,
  competitor,
  nationalSecurity,
  website,
  usState,
  marketingFunding,
  marketingCompanions,
  marketingWithoutFunding,
  closedLostReason,
  spendFrequency,
  spendCurrency,
  softwareRevenueDates,
  contacts,
  listedValues,
]
