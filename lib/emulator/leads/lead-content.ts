import { Industry, type LeadContext } from '@aws-sdk/client-partnercentral-selling'
import { addDays, plainDateOf } from '@/lib/opportunity/plain-date'
import { canonicalUseCase } from '@/lib/opportunity/value-lists'
import type { Content } from '../content'
import { camelCase, validate } from '../model/validate'
import type { Wire } from '../record'

export type Lead = Wire<LeadContext>

/** As AWS titles what it makes of a lead; the partner gives it a name of its own. Source: reference, section 14. */
const title = 'Converted from Lead'

const daysToClose = 90

/**
 * A draft of an opportunity with what a lead says. A lead's texts are looser than an opportunity's, so what the latter
 * cannot hold is left out.
 */
export function leadContent({ Customer, Interactions = [] }: Lead, now: Date): Content {
  const newestFirst = Interactions.toReversed()
  const problems = newestFirst.flatMap(({ BusinessProblem }) => BusinessProblem ?? [])
  const useCases = newestFirst.flatMap(({ Usecase }) => canonicalUseCase(Usecase ?? '') ?? [])
  return {
    OpportunityType: 'Net New Business',
    Customer: { Account: account(Customer), Contacts: contacts(newestFirst) },
    Project: fitting('Project', {
      Title: title,
      CustomerBusinessProblem: problems[0],
      CustomerUseCase: useCases[0],
      ExpectedCustomerSpend: [],
    }),
    Marketing: { Source: 'None' },
    LifeCycle: { Stage: 'Prospect', TargetCloseDate: addDays(plainDateOf(now), daysToClose) },
  } as Content
}

function account(customer: Lead['Customer']) {
  const { CompanyName, Industry: industry, WebsiteUrl, Address } = customer ?? {}
  return fitting('Account', {
    CompanyName,
    ...industryMembers(industry),
    WebsiteUrl,
    Address: Address && fitting('Address', Address),
  })
}

/** A lead's industry is any text. */
function industryMembers(text: string | undefined): object {
  if (!text) return {}
  const known = Object.values(Industry).find((industry) => industry.toLowerCase() === text.toLowerCase())
  return known ? { Industry: known } : { Industry: Industry.OTHER, OtherIndustry: text }
}

/** Everybody met, the last first and each once. */
function contacts(interactions: NonNullable<Lead['Interactions']>) {
  const met = new Map(interactions.flatMap(({ Contact }) => (Contact ? [[Contact.Email, Contact]] : [])))
  return [...met.values()].map((contact) => fitting('Contact', contact ?? {}))
}

/** The members of `candidate` that the model's shape takes. */
function fitting(shape: string, candidate: object): object {
  const fits = ([name, value]: [string, unknown]) => {
    const { issues } = validate<object>(shape, { [name]: value })
    // What else the shape requires is not this member's fault.
    return !issues.some(({ FieldName }) => FieldName.split('.')[0] === camelCase(name))
  }
  const given = Object.entries(candidate).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(given.filter(fits))
}
