import { toMinorUnits } from '@/lib/opportunity/money'
import { daysBetween, type PlainDate } from '@/lib/opportunity/plain-date'
import { isClosed } from '@/lib/opportunity/stage'
import type { OpportunityDocument } from '../record'

/**
 * Something a careful reviewer would ask about. Only members that the partner may change in Action Required are looked
 * at: a question nobody can answer would lock the record for good.
 */
export interface Weakness {
  code: 'thin-problem' | 'low-spend' | 'high-spend' | 'close-soon' | 'close-far' | 'website' | 'address'
  /** `ReviewStatusReason`; the words come from AWS's data model. Reference, section 5. */
  reason: 'Clarify Revenue' | 'Clarify Solution' | 'Forecast Conflict' | 'Other'
  /** What the reviewer writes. */
  question: string
  /** Whether any reviewer would send it back, or only some. */
  serious: boolean
}

/** All weaknesses of a record, the most telling first. `today` is the reviewer's day. */
export function weaknesses(document: OpportunityDocument, today: PlainDate): Weakness[] {
  return [
    thinProblem(document),
    spend(document),
    closeDate(document, today),
    website(document),
    address(document),
  ].filter((weakness) => weakness !== undefined)
}

const fewestWords = 9
const fewestCharacters = 60

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Whether the text says anything at all: "test test test test test" has the length, not the substance. */
export function hasSubstance(problem: string | undefined): boolean {
  return new Set(words(problem ?? '')).size >= 3
}

function thinProblem({ Project }: OpportunityDocument): Weakness | undefined {
  const problem = Project?.CustomerBusinessProblem ?? ''
  if (problem.length >= fewestCharacters && words(problem).length >= fewestWords) return undefined
  return {
    code: 'thin-problem',
    reason: 'Clarify Solution',
    serious: true,
    question:
      "Please describe the customer's business problem in more detail: what is not working today, " +
      'who is affected, and which AWS services the solution will use.',
  }
}

/** Workloads that rarely start small. */
const heavyUseCases =
  /SAP|High Performance Computing|HPC|Mainframe|Big Data|Migration|AI Machine Learning|VMWare|VMC|Enterprise Resource Planning/

/** Monthly, in minor units of the spend's own currency. */
const leastSpend = { usual: 20_000n, heavy: 100_000n }
const mostSpend = 25_000_000n

function spend({ Project }: OpportunityDocument): Weakness | undefined {
  const monthly = (Project?.ExpectedCustomerSpend ?? []).filter(
    ({ TargetCompany }) => TargetCompany !== 'Self',
  )
  const total = monthly.reduce((sum, { Amount }) => sum + (toMinorUnits(Amount) ?? 0n), 0n)
  const useCase = Project?.CustomerUseCase ?? ''
  const least = heavyUseCases.test(useCase) ? leastSpend.heavy : leastSpend.usual
  if (total < least) {
    return {
      code: 'low-spend',
      reason: 'Clarify Revenue',
      serious: true,
      question:
        `The expected monthly AWS spend looks low for ${useCase || 'this workload'}. ` +
        'Please confirm the amount or attach an AWS Pricing Calculator estimate.',
    }
  }
  if (total <= mostSpend) return undefined
  return {
    code: 'high-spend',
    reason: 'Clarify Revenue',
    serious: true,
    question:
      'The expected monthly AWS spend looks unusually high. Please check that it is a monthly figure ' +
      'and covers AWS usage only, not your own services.',
  }
}

const soonDays = 14
const farDays = 3 * 365

function closeDate({ LifeCycle }: OpportunityDocument, today: PlainDate): Weakness | undefined {
  const { TargetCloseDate, Stage } = LifeCycle
  if (!TargetCloseDate || isClosed(Stage)) return undefined
  const days = daysBetween(today, TargetCloseDate)
  if (days < soonDays && Stage !== 'Committed') {
    return {
      code: 'close-soon',
      reason: 'Forecast Conflict',
      serious: true,
      question: `The target close date is very near for a deal in stage ${Stage}. Please confirm it or enter a realistic one.`,
    }
  }
  if (days <= farDays) return undefined
  return {
    code: 'close-far',
    reason: 'Forecast Conflict',
    serious: true,
    question:
      'The target close date is more than three years away. Please enter the date you expect the customer to decide.',
  }
}

/** Sites that are not a customer's own. */
const genericHosts =
  /(^|\.)(google|gmail|facebook|linkedin|instagram|twitter|x|youtube|wikipedia|yahoo|outlook|amazon|example|test)\.(com|org|net)$/

function website({ Customer }: OpportunityDocument): Weakness | undefined {
  const url = Customer?.Account?.WebsiteUrl
  if (!url) return undefined
  const host =
    url
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .split(/[/?#:]/)[0] ?? ''
  if (!genericHosts.test(host)) return undefined
  return {
    code: 'website',
    reason: 'Other',
    serious: true,
    question: "The website does not belong to the customer. Please enter the customer's own website.",
  }
}

function address({ Customer }: OpportunityDocument): Weakness | undefined {
  const { City, StreetAddress } = Customer?.Account?.Address ?? {}
  if (City || StreetAddress) return undefined
  return {
    code: 'address',
    reason: 'Other',
    serious: false,
    question:
      "Please complete the customer's address with city and street, so that we can match the right account team.",
  }
}
