import type { OpportunityOrigin } from '@aws-sdk/client-partnercentral-selling'
import { changedPaths } from '@/lib/opportunity/changes'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { refuseClosedFields } from './closed-fields'
import { PartnerCentralError, VersionConflictError } from './errors'
import type { PartnerCentral } from './partner-central'
import { updateMembers } from './update-members'

export interface OpportunityEdit {
  id: string
  /** `LastModifiedDate` of the version the seller saw. */
  seen: string
  /** The whole record as it should become, made from the whole record as it is. */
  change: (current: Opportunity) => Opportunity
  /** AWS's own referrals keep two more fields closed; known only from its summary. */
  origin?: OpportunityOrigin
}

/** Two spellings of one moment count as the same version. */
export function isSameInstant(a: string, b: string): boolean {
  return a === b || Date.parse(a) === Date.parse(b)
}

/** The record after our write `sent`, which made `version`. AWS reads its own writes late, so an older answer is passed over for what we sent. */
export async function reread(pc: PartnerCentral, sent: Opportunity, version: string): Promise<Opportunity> {
  try {
    const stored = await pc.getOpportunity(sent.Id)
    if (Date.parse(stored.LastModifiedDate) >= Date.parse(version)) return stored
  } catch (error) {
    if (!(error instanceof PartnerCentralError)) throw error
  }
  return { ...sent, LastModifiedDate: version }
}

/**
 * No answer came to the write: the record itself tells whether it was done. Only the edited fields count, since AWS adds
 * to a record when it saves it (next steps get a history, an answered review a new status).
 */
async function settle(
  pc: PartnerCentral,
  sent: Opportunity,
  edited: string[],
  error: PartnerCentralError,
): Promise<Opportunity> {
  const stored = await pc.getOpportunity(sent.Id).catch(() => undefined)
  if (!stored || isSameInstant(stored.LastModifiedDate, sent.LastModifiedDate)) throw error
  const different = new Set(changedPaths(sent, stored))
  if (edited.some((path) => different.has(path))) throw new VersionConflictError(stored)
  return stored
}

/**
 * The one way to change a record. Reads it as it is, lays the change over the whole of it (UpdateOpportunity replaces
 * everything, and an omitted member becomes null), refuses closed fields before anything is sent, and sends the version
 * the seller saw.
 *
 * An edit that changes nothing is not sent, except in Action Required, where saving is the answer AWS waits for.
 *
 * @returns The record as AWS has it now.
 * @throws LockedFieldsError, VersionConflictError: nothing was written.
 * @throws PartnerCentralError for any other refusal; with `outcomeUnknown` the write may still have happened.
 */
export async function editOpportunity(pc: PartnerCentral, edit: OpportunityEdit): Promise<Opportunity> {
  const current = await pc.getOpportunity(edit.id)
  if (!isSameInstant(current.LastModifiedDate, edit.seen)) throw new VersionConflictError(current)

  const next = { ...edit.change(current), Id: current.Id, LastModifiedDate: edit.seen }
  refuseClosedFields(current, next, edit.origin)
  const edited = changedPaths(updateMembers(current), updateMembers(next))
  const answersAws = current.LifeCycle?.ReviewStatus === 'Action Required'
  if (edited.length === 0 && !answersAws) return current

  try {
    const { LastModifiedDate } = await pc.updateOpportunity(next)
    return await reread(pc, next, LastModifiedDate)
  } catch (error) {
    if (!(error instanceof PartnerCentralError)) throw error
    if (error.code === 'ConflictException') throw new VersionConflictError(await pc.getOpportunity(edit.id))
    if (error.outcomeUnknown) return settle(pc, next, edited, error)
    throw error
  }
}
