import type { OpportunityOrigin } from '@aws-sdk/client-partnercentral-selling'
import type { ReviewStatus } from './review'
import type { Stage } from './stage'

/** What decides which fields are open. `origin` is only known from AWS's summary; absent means a partner referral. */
export interface RecordState {
  reviewStatus: ReviewStatus
  stage: Stage
  origin?: OpportunityOrigin
}

/**
 * Open while AWS waits for the partner's answer.
 * Source: "Working with opportunity updates", Partner Central developer guide (reference 7.1). The older seed text
 * names ExpectedMonthlyAWSRevenue, a field that no longer exists on the wire.
 */
export const openDuringActionRequired: readonly string[] = [
  'Customer.Account.Address.City',
  'Customer.Account.Address.CountryCode',
  'Customer.Account.Address.PostalCode',
  'Customer.Account.Address.StateOrRegion',
  'Customer.Account.Address.StreetAddress',
  'Customer.Account.WebsiteUrl',
  'LifeCycle.TargetCloseDate',
  'PartnerOpportunityIdentifier',
  'Project.CustomerBusinessProblem',
  'Project.ExpectedCustomerSpend',
]

/**
 * Closed once AWS has approved. Source: the guide's seven (reference 7.1), plus CompanyName and NationalSecurity, which
 * the ACE data model fixes. PartnerOpportunityIdentifier may be set once while it is empty: see `mayFillWhenEmpty`.
 */
export const closedAfterApproval: readonly string[] = [
  'Customer.Account.Address.CountryCode',
  'Customer.Account.Address.PostalCode',
  'Customer.Account.CompanyName',
  'Customer.Account.Industry',
  'Customer.Account.WebsiteUrl',
  'NationalSecurity',
  'PartnerOpportunityIdentifier',
  'Project.CustomerBusinessProblem',
  'Project.Title',
]

/** An accepted AWS referral arrives without a CRM id, and linking it to a CRM depends on setting one. */
export const mayFillWhenEmpty: readonly string[] = ['PartnerOpportunityIdentifier']

/** AWS wrote these for its own referrals; they stay as AWS wrote them. Source: reference 7.2. */
export const closedOnAwsReferral: readonly string[] = ['Project.CustomerBusinessProblem', 'Project.Title']

/** Still open after Launched. Source: the S3 integration's list (reference 7.3); the API's own behaviour is not documented. */
export const openAfterLaunched: readonly string[] = [
  'OpportunityType',
  'Project.AdditionalComments',
  'Project.DeliveryModels',
  'Project.RelatedOpportunityIdentifier',
  'SoftwareRevenue',
]

/** Still open after Closed Lost. No list is documented (reference 7.3). */
export const openAfterClosedLost: readonly string[] = ['LifeCycle.NextSteps', 'Project.AdditionalComments']

/** Drops list positions: `Project.ExpectedCustomerSpend.0.Amount` becomes `Project.ExpectedCustomerSpend.Amount`. */
export function withoutPositions(path: string): string {
  return path.replace(/\.\d+(?=\.|$)/g, '')
}

/** Whether `path` is one of `places` or lies inside one of them. */
function isWithin(path: string, places: readonly string[]): boolean {
  const bare = withoutPositions(path)
  return places.some((place) => bare === place || bare.startsWith(`${place}.`))
}

function openByReview(status: ReviewStatus): (path: string) => boolean {
  switch (status) {
    case 'Pending Submission':
      return () => true
    case 'Action Required':
      return (path) => isWithin(path, openDuringActionRequired)
    case 'Approved':
      return (path) => !isWithin(path, closedAfterApproval)
    case 'Submitted':
    case 'In review':
    case 'Rejected':
      return () => false
  }
}

function openByStage(stage: Stage): (path: string) => boolean {
  switch (stage) {
    case 'Launched':
      return (path) => isWithin(path, openAfterLaunched)
    case 'Closed Lost':
      return (path) => isWithin(path, openAfterClosedLost)
    case 'Prospect':
    case 'Qualified':
    case 'Technical Validation':
    case 'Business Validation':
    case 'Committed':
      return () => true
  }
}

/**
 * Says which field paths a partner may change on a record in `state`. `wasEmpty` tells, per path, whether the stored
 * record has nothing there; without it a fill-once field counts as filled.
 */
export function editableAt(
  state: RecordState,
  wasEmpty: (path: string) => boolean = () => false,
): (path: string) => boolean {
  const byReview = openByReview(state.reviewStatus)
  const byStage = openByStage(state.stage)
  return (path) => {
    if (state.origin === 'AWS Referral' && isWithin(path, closedOnAwsReferral)) return false
    if (!byStage(path)) return false
    if (byReview(path)) return true
    return state.reviewStatus === 'Approved' && isWithin(path, mayFillWhenEmpty) && wasEmpty(path)
  }
}

/** Whether anything at all may be changed. */
export function isReadOnly(state: RecordState): boolean {
  return (
    state.reviewStatus === 'Submitted' ||
    state.reviewStatus === 'In review' ||
    state.reviewStatus === 'Rejected'
  )
}

/** Why a locked field is locked, in words a seller would use. */
export function lockReason(state: RecordState): string {
  switch (state.reviewStatus) {
    case 'Submitted':
      return 'This opportunity is waiting for AWS review. You can edit it again when AWS answers.'
    case 'In review':
      return 'AWS is reviewing this opportunity. You can edit it again when AWS answers.'
    case 'Rejected':
      return 'AWS declined this opportunity. It can no longer be changed.'
    case 'Action Required':
      return 'AWS keeps this field closed while it waits for your answer.'
    case 'Approved':
    case 'Pending Submission':
      if (state.stage === 'Launched') return 'This deal is launched. AWS keeps this field closed.'
      if (state.stage === 'Closed Lost') return 'This deal is closed. AWS keeps this field closed.'
      if (state.origin === 'AWS Referral') return 'AWS wrote this field for its referral and keeps it closed.'
      return 'AWS fixes this field once it has approved an opportunity.'
  }
}

/** A deal as a board knows it. Whether it lacks a solution may not be known; then AWS will tell. */
export interface MovableState extends RecordState {
  lacksSolution?: boolean
}

/** Stages that AWS takes only with an associated solution or Marketplace listing. Source: reference 6.4. */
const needSolution: readonly Stage[] = ['Committed', 'Launched']

/** Why the deal cannot leave its stage, in words about the deal and not about a field. */
function stageLock(state: RecordState): string {
  if (state.stage === 'Launched') return 'This deal is launched. AWS treats that as final.'
  if (state.stage === 'Closed Lost') return 'This deal is lost. AWS does not re-open a closed deal.'
  if (state.reviewStatus !== 'Action Required') return lockReason(state)
  return 'AWS waits for your answer. The deal can move again once AWS has approved it.'
}

/** Whether the deal may be moved to `target`, and if not, why. The board, the menu and the server action all ask here. */
export function stageMove(
  state: MovableState,
  target: Stage,
): { allowed: true } | { allowed: false; reason: string } {
  if (target === state.stage) return { allowed: true }
  if (!editableAt(state)('LifeCycle.Stage')) return { allowed: false, reason: stageLock(state) }
  if (state.lacksSolution && needSolution.includes(target)) {
    return {
      allowed: false,
      reason: `AWS takes a deal as ${target} only with a solution. Add one to the deal first.`,
    }
  }
  return { allowed: true }
}
