import type { OpportunityOrigin } from '@aws-sdk/client-partnercentral-selling'
import { isEmpty, lockedChanges, valueAt } from '@/lib/opportunity/changes'
import { editableAt, lockReason, type RecordState } from '@/lib/opportunity/editability'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { LockedFieldsError } from './errors'
import { updateMembers } from './update-members'

/** Only AWS writes these; a change to one never comes from an honest form. */
const writtenByAws = [
  'LifeCycle.ReviewStatus',
  'LifeCycle.ReviewComments',
  'LifeCycle.ReviewStatusReason',
  'LifeCycle.NextStepsHistory',
]

function stateOf(record: Opportunity, origin: OpportunityOrigin | undefined): RecordState {
  return {
    reviewStatus: record.LifeCycle?.ReviewStatus ?? 'Pending Submission',
    stage: record.LifeCycle?.Stage ?? 'Prospect',
    origin,
  }
}

/** Says which paths of this very record UpdateOpportunity would take a change of. */
export function openIn(current: Opportunity, origin?: OpportunityOrigin): (path: string) => boolean {
  const open = editableAt(stateOf(current, origin), (path) => isEmpty(valueAt(current, path)))
  return (path) => open(path) && !writtenByAws.some((own) => path === own || path.startsWith(`${own}.`))
}

/** Why a field of this record is closed, in a seller's words. */
export function closedReason(current: Opportunity, origin?: OpportunityOrigin): string {
  return lockReason(stateOf(current, origin))
}

/** @throws LockedFieldsError naming every closed field in which `next` differs. */
export function refuseClosedFields(
  current: Opportunity,
  next: Opportunity,
  origin?: OpportunityOrigin,
): void {
  const closed = lockedChanges(updateMembers(current), updateMembers(next), openIn(current, origin))
  if (closed.length === 0) return
  const message = closedReason(current, origin)
  throw new LockedFieldsError(closed.map((path) => ({ path, message })))
}
