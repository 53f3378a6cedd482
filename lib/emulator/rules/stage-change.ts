import type { Content } from '../content'
import { type Issue, issue } from '../errors'
import type { OpportunityDocument } from '../record'
import { isBlank } from './facts'

/*
 * What a stage asks for when a deal enters it. Source: reference, 6.4. The documents make some of it depend on the kind
 * of partner; the embedded account is a services partner outside the SaaS revenue programs, so a launch needs the
 * customer's AWS account and no software revenue.
 */

type RelatedEntities = OpportunityDocument['RelatedEntityIdentifiers']

/** Whether the deal has a registered solution or a Marketplace listing; a described one does not count. */
export function hasSolution(related: RelatedEntities): boolean {
  return [related?.Solutions, related?.AwsMarketplaceSolutions, related?.AwsMarketplaceProducts].some(
    (entities) => !isBlank(entities),
  )
}

export function stageChangeIssues(content: Content, related: RelatedEntities): Issue[] {
  const { Stage } = content.LifeCycle
  const issues: Issue[] = []
  if ((Stage === 'Committed' || Stage === 'Launched') && !hasSolution(related)) {
    const message = "Solution offered cannot be 'Other' when Opportunity stage is Committed or Launched"
    issues.push(issue('lifeCycle.stage', 'INVALID_VALUE', message))
  }
  if (Stage === 'Launched' && isBlank(content.Customer?.Account?.AwsAccountId)) {
    const field = 'customer.account.awsAccountId'
    issues.push(
      issue(field, 'REQUIRED_FIELD_MISSING', `${field} is required when lifeCycle.stage is Launched`),
    )
  }
  return issues
}
