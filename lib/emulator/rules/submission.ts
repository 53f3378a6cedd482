import { plainDateOf } from '@/lib/opportunity/plain-date'
import { contentOfDocument } from '../content'
import { type Issue, issue } from '../errors'
import type { StoredOpportunity } from '../record'
import { completenessIssues, type Submission } from './completeness'

/** Whether a record is in a state to be submitted at all. Source: reference, sections 6.3 and 12. */
export function submissionStateIssues({ document }: StoredOpportunity): Issue[] {
  const { ReviewStatus, Stage } = document.LifeCycle
  if (ReviewStatus !== 'Pending Submission' && ReviewStatus !== 'Action Required') {
    return [refusal('lifeCycle.reviewStatus', `status ${ReviewStatus}`)]
  }
  return Stage === 'Closed Lost' ? [refusal('lifeCycle.stage', `stage ${Stage}`)] : []
}

function refusal(field: string, where: string): Issue {
  return issue(
    field,
    'ACTION_NOT_PERMITTED',
    `You cannot perform Submit action on an opportunity in ${where}`,
  )
}

/** What the stored record still lacks for AWS to look at it. */
export function submissionContentIssues(
  { catalog, document }: StoredOpportunity,
  involvement: Submission['involvement'],
  now: Date,
): Issue[] {
  return completenessIssues({
    catalog,
    today: plainDateOf(now),
    content: contentOfDocument(document),
    related: document.RelatedEntityIdentifiers,
    involvement,
  })
}
