import type { Recommendation } from '@aws-sdk/client-partnercentral-selling'
import type { OpportunityDocument } from '../record'
import { neglectOf, silenceLimitDays } from './neglect'

/** As many as the model takes. */
const mostRecommendations = 5

/**
 * What AWS suggests to do about the record, the most pressing first, under the types that the model's documentation knows.
 * @param at Epoch milliseconds.
 */
export function recommendationsOf(document: OpportunityDocument, at: number): Recommendation[] {
  const { LifeCycle, RelatedEntityIdentifiers: related, Project } = document
  if (LifeCycle.Stage === 'Closed Lost') return []
  const { overdueDays, silentDays } = neglectOf(document, at)
  const found: (Recommendation | false)[] = [
    overdueDays > 0 && {
      Type: 'OpportunityQuality',
      Details: 'Move the target close date; it has passed while the deal is open.',
      Attributes: { OverdueDays: String(overdueDays) },
    },
    silentDays > silenceLimitDays && {
      Type: 'OpportunityQuality',
      Details: 'Write down what happens next; the last note is weeks old.',
      Attributes: { SilentDays: String(silentDays) },
    },
    !related?.AwsProducts?.length && {
      Type: 'OpportunityQuality',
      Details: 'Link the AWS products of the design, so that funding and sizing can be worked out.',
    },
    !related?.Solutions?.length && {
      Type: 'SolutionRecommendation',
      Details: 'Link a partner solution; deals with one are launched more often.',
    },
    !Project?.ExpectedCustomerSpend?.some(({ EstimationUrl }) => EstimationUrl) && {
      Type: 'OpportunityQuality',
      Details: 'Attach an estimate of the pricing calculator to the expected spend.',
    },
    LifeCycle.Stage === 'Committed' && {
      Type: 'SpecialistRecommendation',
      Details: 'Check the migration programs before the launch; requests take weeks.',
    },
    LifeCycle.Stage === 'Launched' && {
      Type: 'SpecialistRecommendation',
      Details: 'Ask the customer for a public reference.',
    },
  ]
  return found.filter((recommendation) => recommendation !== false).slice(0, mostRecommendations)
}

/** The one thing that would help most. @param at Epoch milliseconds. */
export function nextBestAction(document: OpportunityDocument, at: number): string {
  const { overdueDays, silentDays } = neglectOf(document, at)
  if (overdueDays > 0) return 'Agree on a new close date with the customer and AWS.'
  if (silentDays > silenceLimitDays)
    return 'Tell AWS what happens next, in the next steps of the opportunity.'
  switch (document.LifeCycle.Stage) {
    case 'Prospect':
    case 'Qualified':
      return 'Share the qualification notes and agree on a joint discovery call.'
    case 'Technical Validation':
      return 'Book an architecture review with the AWS solutions architect.'
    case 'Business Validation':
      return 'Prepare a total cost of ownership comparison with the AWS account team.'
    case 'Committed':
      return 'Confirm the launch plan and the customer AWS account.'
    case 'Launched':
      return 'Collect a customer reference and look for the next workload.'
    case 'Closed Lost':
      return 'Record what was learned for the next opportunity with this customer.'
  }
}
