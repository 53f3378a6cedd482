import { inputIssues } from '@/lib/action/input-issues'
import type { FieldIssue } from '@/lib/form/field-issue'
import { withChanges } from '@/lib/opportunity/changes'
import { draftOf, type OpportunityDraft } from '@/lib/opportunity/draft'
import { opportunityEdit } from '@/lib/opportunity/draft-rules'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { editOpportunity } from '@/lib/partner-central/edit'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'
import { type ActionResult, fail, ok } from '@/lib/result'

export interface DraftEdit {
  id: string
  /** `LastModifiedDate` of the version the seller saw. */
  seen: string
  /** As the browser sent it: anything at all until it has been judged. */
  draft: unknown
}

class RefusedDraftError extends Error {
  readonly fields: FieldIssue[]

  constructor(fields: FieldIssue[]) {
    super(`Refused fields: ${fields.map((field) => field.path).join(', ')}`)
    this.name = 'RefusedDraftError'
    this.fields = fields
  }
}

/** An edit answers only for what it changes, so it is judged against the record as it is. */
function judged(current: Opportunity, draft: unknown): OpportunityDraft {
  const parsed = opportunityEdit(draftOf(current)).safeParse(draft as OpportunityDraft)
  if (parsed.success) return parsed.data
  throw new RefusedDraftError(inputIssues(parsed.error))
}

/**
 * Saves what a seller's form holds.
 * @returns The record as AWS has it now, or the fields that are wrong; then nothing was written.
 * @throws LockedFieldsError, VersionConflictError, PartnerCentralError as `editOpportunity` does.
 */
export async function saveDraft(
  partnerCentral: PartnerCentral,
  { id, seen, draft }: DraftEdit,
): Promise<ActionResult<Opportunity>> {
  try {
    const change = (current: Opportunity) => withChanges(current, judged(current, draft))
    return ok(await editOpportunity(partnerCentral, { id, seen, change }))
  } catch (error) {
    if (error instanceof RefusedDraftError) return fail({ kind: 'fields', fields: error.fields })
    throw error
  }
}
