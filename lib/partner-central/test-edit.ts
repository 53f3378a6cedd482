import { changedPaths } from '@/lib/opportunity/changes'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { refuseClosedFields } from './closed-fields'
import { isSameInstant, type OpportunityEdit, reread } from './edit'
import { PartnerCentralError, VersionConflictError } from './errors'
import type { PartnerCentral } from './partner-central'

/*
 * For tests of what makes an edit or takes one: the desk's promise (`Desk.edit`) with nothing between the seller and AWS.
 */

/** @throws LockedFieldsError, VersionConflictError: nothing was written. PartnerCentralError. */
export async function editAtOnce(pc: PartnerCentral, edit: OpportunityEdit): Promise<Opportunity> {
  const current = await pc.getOpportunity(edit.id)
  if (!isSameInstant(current.LastModifiedDate, edit.seen)) throw new VersionConflictError(current)
  const next = { ...edit.change(current), Id: current.Id, LastModifiedDate: edit.seen }
  refuseClosedFields(current, next, edit.origin)
  const answersAws = current.LifeCycle?.ReviewStatus === 'Action Required'
  if (
    changedPaths(current, { ...next, LastModifiedDate: current.LastModifiedDate }).length === 0 &&
    !answersAws
  )
    return current
  try {
    return await reread(pc, next, (await pc.updateOpportunity(next)).LastModifiedDate)
  } catch (error) {
    const isConflict = error instanceof PartnerCentralError && error.code === 'ConflictException'
    throw isConflict ? new VersionConflictError(await pc.getOpportunity(edit.id)) : error
  }
}
