import { inputIssues } from '@/lib/action/input-issues'
import type { FieldIssue } from '@/lib/form/field-issue'
import { withChanges } from '@/lib/opportunity/changes'
import { draftOf, type OpportunityDraft } from '@/lib/opportunity/draft'
import { opportunityEdit } from '@/lib/opportunity/draft-rules'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import type { OpportunityEdit } from '@/lib/partner-central/edit'
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
 * @param edit Takes the edit: the desk's, with what it is to know of it.
 * @returns What `edit` does, or the fields that are wrong; then nothing was written.
 * @throws LockedFieldsError, VersionConflictError, PartnerCentralError as `edit` does.
 */
export async function saveDraft<Saved>(
  edit: (edit: OpportunityEdit) => Promise<Saved>,
  { id, seen, draft }: DraftEdit,
): Promise<ActionResult<Saved>> {
  try {
    const change = (current: Opportunity) => withChanges(current, judged(current, draft))
    return ok(await edit({ id, seen, change }))
  } catch (error) {
    if (error instanceof RefusedDraftError) return fail({ kind: 'fields', fields: error.fields })
    throw error
  }
}
