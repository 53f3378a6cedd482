import type { Content } from '../content'
import { type Issue, issue } from '../errors'
import type { OpportunityDocument } from '../record'
import { isBlank } from './facts'
import { hasSolution } from './stage-change'

/**
 * What a deal that came from another partner lacks for a stage beyond Prospect: its invitation told little of it, and
 * nobody asked at a submission of its own. Source: reference, 6.4.
 */
export function receivedDealIssues(
  content: Content,
  related: OpportunityDocument['RelatedEntityIdentifiers'],
): Issue[] {
  const { LifeCycle, Project, Marketing, PrimaryNeedsFromAws } = content
  if (LifeCycle.Stage === 'Prospect' || LifeCycle.Stage === 'Closed Lost') return []
  const solution = hasSolution(related) ? 'associated' : Project?.OtherSolutionDescription
  const members = {
    'project.customerUseCase': Project?.CustomerUseCase,
    'project.deliveryModels': Project?.DeliveryModels,
    'project.otherSolutionDescription': solution,
    'project.expectedCustomerSpend': Project?.ExpectedCustomerSpend,
    primaryNeedsFromAws: PrimaryNeedsFromAws,
    'lifeCycle.targetCloseDate': LifeCycle.TargetCloseDate,
    'marketing.source': Marketing?.Source,
  }
  return Object.entries(members)
    .filter(([, value]) => isBlank(value))
    .map(([field]) => issue(field, 'REQUIRED_FIELD_MISSING', `${field} is required beyond stage Prospect`))
}
