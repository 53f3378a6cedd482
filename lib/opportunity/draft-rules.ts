import type * as z from 'zod'
import type { FieldIssue } from '@/lib/form/field-issue'
import { judged } from '@/lib/form/judge'
import { listAt, type Rule, textAt } from '@/lib/form/rule'
import { closeDateProblem } from './close-date-problem'
import { countryName } from './countries'
import { OpportunityDraft } from './draft'
import { toMinorUnits } from './money'
import { needsNewCloseDate } from './overdue-rule'
import { isPlainDate, type PlainDate, plainDateOf } from './plain-date'
import { isPostalCode, postalFormats } from './postal-code'
import type { Stage } from './stage'
import { usStates } from './value-lists'

/*
 * Rules between fields: reference 6.2, whose numbers (C3, C5 …) are given, and the total contract value rules of 15.
 * Each is a function of the form's values; a rule is silent about an edit that touches none of what it reads.
 */

const account = 'Customer.Account'
const spend = 'Project.ExpectedCustomerSpend'
const duration = 'Project.ExpectedContractDuration'

/** Every member of a draft: what a rule reads that no edit is exempt from. */
const everything = Object.keys(OpportunityDraft.shape)

/** A rule about one field: what is wrong with it, or undefined. */
function rule(
  path: string,
  reads: readonly string[],
  problem: (values: unknown) => string | undefined,
): Rule {
  return {
    reads: [path, ...reads],
    check(values) {
      const message = problem(values)
      return message === undefined ? [] : [{ path, message }]
    },
  }
}

/** `path` must be filled in while `when` holds. */
function needed(path: string, when: { path: string; is: string }, message: string): Rule {
  return rule(path, [when.path], (values) =>
    textAt(values, when.path) === when.is && textAt(values, path) === '' ? message : undefined,
  )
}

/**
 * C3, C4. An open deal's close date is judged with every edit, since AWS gets the whole record; any other only when it
 * is edited.
 */
function closeDate(today: () => PlainDate): Rule[] {
  const path = 'LifeCycle.TargetCloseDate'
  const problemIn = (values: unknown) => {
    const date = textAt(values, path)
    return isPlainDate(date) ? closeDateProblem(date, today()) : undefined
  }
  const isNeeded = (values: unknown) =>
    needsNewCloseDate(
      { stage: textAt(values, 'LifeCycle.Stage') as Stage, closeDate: textAt(values, path) },
      today(),
    )
  return [
    rule(path, everything, (values) => (isNeeded(values) ? problemIn(values) : undefined)),
    rule(path, [], (values) => (isNeeded(values) ? undefined : problemIn(values))),
  ]
}

const customer: Rule[] = [
  needed(`${account}.OtherIndustry`, { path: `${account}.Industry`, is: 'Other' }, 'Say which industry'),
  rule('NationalSecurity', [`${account}.Industry`], (values) =>
    textAt(values, 'NationalSecurity') === 'Yes' && textAt(values, `${account}.Industry`) !== 'Government'
      ? 'Only government deals can be national security deals'
      : undefined,
  ),
  rule(`${account}.WebsiteUrl`, ['NationalSecurity'], (values) =>
    textAt(values, `${account}.WebsiteUrl`) === '' && textAt(values, 'NationalSecurity') !== 'Yes'
      ? "Enter the customer's website"
      : undefined,
  ),
  rule(`${account}.Address.StateOrRegion`, [`${account}.Address.CountryCode`], (values) => {
    const state = textAt(values, `${account}.Address.StateOrRegion`)
    if (textAt(values, `${account}.Address.CountryCode`) !== 'US' || state === '') return undefined
    return (usStates as readonly string[]).includes(state) ? undefined : 'Choose a state from the list'
  }),
  rule(`${account}.Address.PostalCode`, [`${account}.Address.CountryCode`], postalCode),
]

function postalCode(values: unknown): string | undefined {
  const country = textAt(values, `${account}.Address.CountryCode`)
  const code = textAt(values, `${account}.Address.PostalCode`)
  if (country === '' || code === '' || isPostalCode(country, code)) return undefined
  const formats = postalFormats(country).slice(0, 2).join(' or ')
  return formats === ''
    ? 'Keep this to 20 characters'
    : `Postal codes in ${countryName(country)} look like ${formats}`
}

const competitor: Rule = rule('Project.OtherCompetitorNames', ['Project.CompetitorName'], (values) => {
  const isOther = textAt(values, 'Project.CompetitorName') === '*Other'
  const name = textAt(values, 'Project.OtherCompetitorNames')
  if (isOther) return name === '' ? 'Name the competitor' : undefined
  return name === '' ? undefined : 'Leave this empty unless you chose another competitor'
})

const marketing: Rule[] = [
  needed(
    'Marketing.AwsFundingUsed',
    { path: 'Marketing.Source', is: 'Marketing Activity' },
    'Say whether AWS funded the activity',
  ),
  ...['AwsFundingUsed', 'CampaignName', 'Channels', 'UseCases'].map((member) =>
    rule(`Marketing.${member}`, ['Marketing.Source'], (values) =>
      textAt(values, 'Marketing.Source') !== 'Marketing Activity' && isFilled(values, `Marketing.${member}`)
        ? 'Leave this empty unless a marketing activity brought in the deal'
        : undefined,
    ),
  ),
  rule('Marketing.UseCases', ['Marketing.AwsFundingUsed'], (values) =>
    textAt(values, 'Marketing.AwsFundingUsed') === 'No' && isFilled(values, 'Marketing.UseCases')
      ? 'Leave this empty unless AWS funded the activity'
      : undefined,
  ),
]

const stage: Rule[] = [
  needed(
    'LifeCycle.ClosedLostReason',
    { path: 'LifeCycle.Stage', is: 'Closed Lost' },
    'Choose why the deal was lost',
  ),
  rule('LifeCycle.ClosedLostReason', ['LifeCycle.Stage'], (values) =>
    textAt(values, 'LifeCycle.Stage') !== 'Closed Lost' && isFilled(values, 'LifeCycle.ClosedLostReason')
      ? 'Leave this empty unless the deal is lost'
      : undefined,
  ),
]

const softwareRevenue: Rule = rule(
  'SoftwareRevenue.ExpirationDate',
  ['SoftwareRevenue.EffectiveDate'],
  (values) => {
    const from = textAt(values, 'SoftwareRevenue.EffectiveDate')
    const to = textAt(values, 'SoftwareRevenue.ExpirationDate')
    return from !== '' && to !== '' && to < from ? 'Choose a date on or after the start' : undefined
  },
)

/** One spend entry as the rules see it. */
interface SpendEntry {
  at: string
  isTotal: boolean
  target: string
  currency: string
  amount: string
  url: string
}

function spendEntries(values: unknown): SpendEntry[] {
  return listAt(values, spend).map((entry, i) => ({
    at: `${spend}.${i}`,
    isTotal: textAt(entry, 'TargetCompany') === 'Self',
    target: textAt(entry, 'TargetCompany'),
    currency: textAt(entry, 'CurrencyCode'),
    amount: textAt(entry, 'Amount'),
    url: textAt(entry, 'EstimationUrl'),
  }))
}

/** A rule that asks something of every spend entry. */
function eachSpend(
  reads: readonly string[],
  check: (entry: SpendEntry, values: unknown) => FieldIssue[],
): Rule {
  return {
    reads: [spend, ...reads],
    check: (values) => spendEntries(values).flatMap((entry) => check(entry, values)),
  }
}

const spendRules: Rule[] = [
  // C19: AWS refuses zero; a calculator link may stand in for the monthly amount.
  eachSpend([], ({ at, amount, url, isTotal }) => {
    if (amount === '' && (isTotal || url === ''))
      return [{ path: `${at}.Amount`, message: 'Enter an amount' }]
    return toMinorUnits(amount) === 0n ? [{ path: `${at}.Amount`, message: 'Enter more than zero' }] : []
  }),
  eachSpend(['Project.AwsPartition'], ({ at, currency }, values) =>
    textAt(values, 'Project.AwsPartition') === 'aws-eusc' && currency !== 'EUR'
      ? [{ path: `${at}.CurrencyCode`, message: 'The European Sovereign Cloud is paid in euros' }]
      : [],
  ),
  eachSpend([], ({ at, isTotal, url }) =>
    isTotal && url !== ''
      ? [{ path: `${at}.EstimationUrl`, message: 'A total contract value takes no calculator link' }]
      : [],
  ),
  {
    reads: [spend],
    check(values) {
      const entries = spendEntries(values)
      const totals = entries.filter((entry) => entry.isTotal)
      const [total] = totals
      if (!total) return []
      const monthly = entries.filter((entry) => !entry.isTotal)
      return [
        ...totals.slice(1).map(({ at }) => ({
          path: `${at}.TargetCompany`,
          message: 'AWS takes one total contract value',
        })),
        ...monthly
          .filter((entry) => entry.currency !== total.currency)
          .map(({ at }) => ({
            path: `${at}.CurrencyCode`,
            message: 'Use one currency for the total and the monthly amounts',
          })),
        ...monthly
          .filter((entry) => entry.target !== 'AWS')
          .map(({ at }) => ({
            path: `${at}.TargetCompany`,
            message: 'Beside a total contract value only AWS spend counts',
          })),
      ]
    },
  },
  rule(`${duration}.Value`, [spend], (values) => {
    const hasTotal = spendEntries(values).some((entry) => entry.isTotal)
    return hasTotal && textAt(values, `${duration}.Value`) === ''
      ? 'Say how many months the contract value covers'
      : undefined
  }),
  rule(spend, [`${duration}.Value`], (values) => {
    const hasTotal = spendEntries(values).some((entry) => entry.isTotal)
    return !hasTotal && textAt(values, `${duration}.Value`) !== ''
      ? 'Add the total contract value that the contract length belongs to'
      : undefined
  }),
]

function isFilled(values: unknown, path: string): boolean {
  return textAt(values, path) !== '' || listAt(values, path).length > 0
}

/** AWS judges "today" in UTC. */
export function utcToday(): PlainDate {
  return plainDateOf(new Date())
}

/** Every rule between fields of a draft. */
export function draftRules(today: () => PlainDate = utcToday): Rule[] {
  return [
    ...closeDate(today),
    ...stage,
    ...customer,
    competitor,
    ...spendRules,
    ...marketing,
    softwareRevenue,
  ]
}

/**
 * The schema for an edit of `stored` (`draftOf` the current record): what a seller submits, with every rule, but only as
 * far as the edit goes. A value AWS has retired or a contact without a last name stops nobody from saving another field;
 * a close date that has passed does, as at AWS. For the form's `schema`, and again in the action, against the record as
 * it is by then.
 */
export function opportunityEdit(
  stored: OpportunityDraft,
  today?: () => PlainDate,
): z.ZodType<OpportunityDraft, OpportunityDraft> {
  return judged(OpportunityDraft, { rules: draftRules(today), stored })
}
