import type { OpportunityCard } from '@/lib/opportunity/card'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import type { DealFigures, DealState } from '@/lib/pipeline/deal-change'
import { cardOf } from './record'

/** The field each figure is read from: a list of objects is one field. */
const sources = {
  company: 'Customer.Account.CompanyName',
  title: 'Project.Title',
  partnerId: 'PartnerOpportunityIdentifier',
  stage: 'LifeCycle.Stage',
  reviewStatus: 'LifeCycle.ReviewStatus',
  spend: 'Project.ExpectedCustomerSpend',
  closeDate: 'LifeCycle.TargetCloseDate',
  owner: 'OpportunityTeam',
} as const satisfies Record<keyof DealFigures, string>

const members = Object.keys(sources) as (keyof typeof sources)[]

/** Fields without which nothing that is counted changes. */
export const countedFields: readonly string[] = Object.values(sources)

/** What is counted of a deal, as its card shows it. */
export function figuresOfCard(card: OpportunityCard): DealFigures {
  const { company, title, partnerId, stage, reviewStatus, spend, closeDate, owner } = card
  return { company, title, partnerId, stage, reviewStatus, spend, closeDate, owner }
}

/** The record as figures count it. */
export function figuresOf(record: Opportunity): DealFigures {
  return figuresOfCard(cardOf(record, false))
}

/** A record that says nothing but what it is counted by. */
function recordOf(field: (path: string) => unknown): Opportunity {
  return {
    Customer: { Account: { CompanyName: field(sources.company) } },
    Project: { Title: field(sources.title), ExpectedCustomerSpend: field(sources.spend) },
    PartnerOpportunityIdentifier: field(sources.partnerId),
    LifeCycle: {
      Stage: field(sources.stage),
      ReviewStatus: field(sources.reviewStatus),
      TargetCloseDate: field(sources.closeDate),
    },
    OpportunityTeam: field(sources.owner),
  } as Opportunity
}

/** The same before some fields changed. @param was What each of them held, by path; others may be in it, too. */
export function figuresBefore(figures: DealFigures, was: ReadonlyMap<string, unknown>): DealFigures {
  const touched = members.filter((member) => was.has(sources[member]))
  if (touched.length === 0) return figures
  const before = figuresOf(recordOf((path) => was.get(path)))
  return { ...figures, ...Object.fromEntries(touched.map((member) => [member, before[member]])) }
}

/** The record as it reads. */
export function stateOf(record: Opportunity): DealState {
  return { ...figuresOf(record), nextStep: record.LifeCycle?.NextSteps || undefined }
}
