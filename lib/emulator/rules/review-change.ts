import type { LifeCycle } from '@aws-sdk/client-partnercentral-selling'
import { type Issue, issue } from '../errors'
import type { StoredOpportunity } from '../record'
import type { Decision } from '../review/decision'

/** What an update says about the review: nothing, a decision, or something it may not say. */
export interface ReviewChange {
  decision?: Decision
  issues: Issue[]
}

const field = 'lifeCycle.reviewStatus'

/**
 * Review members are read-only, echoes aside (rule C25). In Sandbox a tester plays AWS and decides: Approved, Action
 * Required or Rejected, from any status that is not final. Source: reference, section 18.
 */
export function reviewChange(
  { catalog, document }: StoredOpportunity,
  sent: LifeCycle | undefined,
): ReviewChange {
  const { ReviewStatus: from } = document.LifeCycle
  const to = sent?.ReviewStatus ?? from
  if (to === from) return { issues: remarkIssues(document.LifeCycle, sent) }
  if (from === 'Approved') {
    return refusal('ACTION_NOT_PERMITTED', 'reviewStatus is not editable if status is Approved')
  }
  if (catalog !== 'Sandbox') {
    return refusal('ACTION_NOT_PERMITTED', `reviewStatus is not editable in catalog ${catalog}`)
  }
  if (from === 'Rejected') return forbiddenTransition(from, to)
  switch (to) {
    case 'Approved':
      return { decision: { status: to }, issues: [] }
    case 'Action Required':
    case 'Rejected': {
      const decision = { status: to, comments: sent?.ReviewComments, reason: sent?.ReviewStatusReason }
      return { decision, issues: [] }
    }
    case 'In review':
    case 'Submitted':
    case 'Pending Submission':
      return forbiddenTransition(from, to)
  }
}

function forbiddenTransition(from: string, to: string): ReviewChange {
  return refusal(
    'INVALID_RESOURCE_STATE',
    `Cannot transition opportunity from status '[${from}]' to '[${to}]'.`,
  )
}

function refusal(code: Issue['Code'], message: string): ReviewChange {
  return { issues: [issue(field, code, message)] }
}

/** A reviewer's words come with a decision, never alone. Leaving them out keeps them. */
function remarkIssues(stored: LifeCycle | object, sent: LifeCycle | undefined): Issue[] {
  const members = ['ReviewComments', 'ReviewStatusReason'] as const
  return members
    .filter((member) => sent?.[member] && sent[member] !== (stored as LifeCycle)[member])
    .map((member) => member.charAt(0).toLowerCase() + member.slice(1))
    .map((name) =>
      issue(
        `lifeCycle.${name}`,
        'ACTION_NOT_PERMITTED',
        `${name} is only editable together with reviewStatus`,
      ),
    )
}
