import type { SalesActivity } from '@aws-sdk/client-partnercentral-selling'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { type Stage, stages } from '@/lib/opportunity/stage'
import { type Company, type CompanyContact, contactsOf } from './companies'
import { fillIn, type ProjectKind } from './projects/project-kind'
import type { Random } from './random'
import { campaigns, type Flaw, nextStepsAt, remarks, vagueProblems } from './wording'

/** Everything about a deal that does not depend on when things happened. */
export interface Details {
  company: Company
  kind: ProjectKind
  contacts: CompanyContact[]
  title: string
  problem: string
  /** Monthly AWS spend, whole currency units. */
  spend: number
  /** Members of CreateOpportunity as a careful seller would send them, without stage, dates and next steps. */
  input: OpportunityInput
}

/** The members of CreateOpportunity that the demo uses. */
export interface OpportunityInput {
  Origin: 'Partner Referral' | 'AWS Referral'
  OpportunityType: 'Net New Business' | 'Expansion' | 'Flat Renewal'
  NationalSecurity: 'No'
  PartnerOpportunityIdentifier?: string
  PrimaryNeedsFromAws?: string[]
  Customer: { Account: Record<string, unknown>; Contacts: Record<string, string>[] }
  Project: Record<string, unknown>
  LifeCycle: { Stage: Stage; TargetCloseDate: PlainDate; NextSteps: string }
  Marketing: Record<string, unknown>
}

const activities: readonly SalesActivity[] = [
  'Initialized discussions with customer',
  'Customer has shown interest in solution',
  'In evaluation / planning stage',
  'Conducted POC / Demo',
  'Agreed on solution to Business Problem',
  'Completed Action Plan',
  'Finalized Deployment Need',
  'SOW Signed',
]

const activitiesBy: Record<Stage, number> = {
  Prospect: 1,
  Qualified: 2,
  'Technical Validation': 4,
  'Business Validation': 5,
  Committed: 7,
  Launched: 8,
  'Closed Lost': 3,
}

/** What a seller has usually done once the deal is at `stage`. */
export function salesActivitiesAt(stage: Stage): SalesActivity[] {
  return activities.slice(0, activitiesBy[stage])
}

const needsOneInTen = 0.1
const competitors = [
  'Microsoft Azure',
  'Google Cloud Platform',
  'On-Prem',
  'Co-location',
  'No Competition',
  '*Other',
]

/** 13,742 → 13,700: the way sellers estimate. */
export function estimate(amount: number): number {
  const step = amount >= 50_000 ? 1000 : amount >= 10_000 ? 500 : amount >= 2000 ? 100 : 50
  return Math.max(step, Math.round(amount / step) * step)
}

function competition(random: Random): Record<string, string> {
  if (random.chance(0.45)) return {}
  const CompetitorName = random.pick(competitors)
  return CompetitorName === '*Other'
    ? {
        CompetitorName,
        OtherCompetitorNames: random.pick(['Regional hosting company', 'Present outsourcing provider']),
      }
    : { CompetitorName }
}

function marketing(kind: ProjectKind, random: Random): Record<string, unknown> {
  if (random.chance(0.84)) return { Source: 'None' }
  const activity = {
    Source: 'Marketing Activity',
    CampaignName: random.pick(campaigns),
    Channels: random.sample(['Email', 'Live Event', 'Virtual Event', 'Social'], 2),
  }
  if (random.chance(0.5)) return { ...activity, AwsFundingUsed: 'No' }
  const useCase = kind.useCase.startsWith('Migration') ? 'Migration & Transfer' : 'Analytics'
  return { ...activity, AwsFundingUsed: 'Yes', UseCases: [useCase] }
}

export function money(amount: number): string {
  return amount.toFixed(2)
}

/** Some titles say which part of the whole the deal is about. */
function titled(title: string, random: Random): string {
  if (/phase|wave|[:,]/.test(title) || !random.chance(0.25)) return title
  return `${title}, ${random.pick(['pilot', 'phase 1', 'phase 2', 'roll-out', 'head office first'])}`
}

/** Monthly spend at AWS, as the API takes it. */
export function spendEntry(company: Company, amount: number) {
  return {
    Amount: money(amount),
    CurrencyCode: company.place.country.currency,
    Frequency: 'Monthly',
    TargetCompany: 'AWS',
  }
}

function account(company: Company): Record<string, unknown> {
  const { place } = company
  return {
    CompanyName: company.name,
    Industry: company.industry,
    ...(company.otherIndustry ? { OtherIndustry: company.otherIndustry } : {}),
    WebsiteUrl: company.website,
    Address: {
      CountryCode: place.country.code,
      City: place.city,
      PostalCode: place.postalCode,
      StreetAddress: company.street,
      ...(place.region ? { StateOrRegion: place.region } : {}),
    },
  }
}

/** Composes the deal with `number` for that company. */
export function detailsOf(
  number: number,
  company: Company,
  kind: ProjectKind,
  isRepeatBusiness: boolean,
  seed: number,
  random: Random,
): Details {
  const subject = random.pick(kind.subjects)
  const title = titled(fillIn(subject.title, random), random)
  const problem = fillIn(subject.problem, random)
  const spend = estimate(random.between(...kind.spend) * { 1: 0.3, 2: 1, 3: 2.7 }[company.size])
  const contacts = contactsOf(company, seed)
  const input: OpportunityInput = {
    Origin: 'Partner Referral',
    OpportunityType: isRepeatBusiness
      ? random.chance(0.7)
        ? 'Expansion'
        : 'Flat Renewal'
      : 'Net New Business',
    NationalSecurity: 'No',
    ...(random.chance(needsOneInTen) ? {} : { PartnerOpportunityIdentifier: `CRM-${20_000 + number}` }),
    PrimaryNeedsFromAws: [...kind.needs],
    Customer: { Account: account(company), Contacts: contacts.map((contact) => ({ ...contact })) },
    Project: {
      Title: title,
      CustomerBusinessProblem: problem,
      CustomerUseCase: kind.useCase,
      DeliveryModels: [...kind.delivery],
      ExpectedCustomerSpend: [spendEntry(company, spend)],
      SalesActivities: salesActivitiesAt('Prospect'),
      ...(kind.programs && random.chance(0.6) ? { ApnPrograms: [...kind.programs] } : {}),
      ...competition(random),
      ...(random.chance(0.3) ? { AdditionalComments: fillIn(random.pick(remarks), random) } : {}),
    },
    LifeCycle: { Stage: 'Prospect', TargetCloseDate: '', NextSteps: '' },
    Marketing: marketing(kind, random),
  }
  return { company, kind, contacts, title, problem, spend, input }
}

/**
 * A next step for a deal at `stage`, not the one it has already. Half of the time, and before the customer commits, one
 * that belongs to this kind of deal.
 */
export function nextStepAt(stage: Stage, details: Details, random: Random, present?: string): string {
  const isEarly = stages.indexOf(stage) < stages.indexOf('Committed')
  const choices = isEarly && random.chance(0.5) ? details.kind.nextSteps : nextStepsAt[stage]
  const texts = choices.map((text) => forCustomer(text, details, random))
  return random.pick(texts.filter((text) => text !== present))
}

/** Fills in a text of `wording.ts`, the sponsor's name included. */
export function forCustomer(text: string, details: Details, random: Random): string {
  const sponsor = details.contacts[0]
  return fillIn(text.replaceAll('{contact}', `${sponsor?.FirstName} ${sponsor?.LastName}`), random)
}

/** What a flaw does to the record and what mends it; both are laid over it. */
export interface Flawed {
  spoiled: object
  mended: object
}

/** @param dates The close date that is too early to be true, and the real one. */
export function flawed(
  flaw: Flaw,
  details: Details,
  dates: { early: PlainDate; real: PlainDate },
  random: Random,
): Flawed {
  const { company, problem, spend } = details
  function pair<T>(of: (value: T) => object, wrong: T, right: T): Flawed {
    return { spoiled: of(wrong), mended: of(right) }
  }
  switch (flaw) {
    case 'spend':
      return pair(
        (amount) => ({ Project: { ExpectedCustomerSpend: [spendEntry(company, amount)] } }),
        spend * random.pick([6, 8, 10]),
        spend,
      )
    case 'problem':
      return pair(
        (text) => ({ Project: { CustomerBusinessProblem: text } }),
        random.pick(vagueProblems),
        problem,
      )
    case 'website':
      return pair(
        (url) => ({ Customer: { Account: { WebsiteUrl: url } } }),
        `https://parking.example/${company.domain}`,
        company.website,
      )
    case 'address':
      return pair(
        (address: object) => ({ Customer: { Account: { Address: address } } }),
        { City: undefined, StreetAddress: undefined },
        { City: company.place.city, StreetAddress: company.street },
      )
    case 'date':
      return pair((day) => ({ LifeCycle: { TargetCloseDate: day } }), dates.early, dates.real)
  }
}
