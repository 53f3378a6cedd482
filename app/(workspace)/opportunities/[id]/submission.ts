import type { SubmissionTask } from '@/lib/opportunity/submission-task'
import type { Desk, Written } from '@/lib/queue/desk'
import { type ActionResult, ok } from '@/lib/result'
import { type DraftEdit, saveDraft } from './save-draft'
import { type Saved, saved } from './saved'

export interface SubmissionRequest {
  id: string
  involvement: 'Co-Sell' | 'For Visibility Only'
  visibility: 'Full' | 'Limited'
  token: string
}

/** Starts the submission, once per token, and brings the record as it is then. */
export function submitToAws(
  desk: Pick<Desk, 'write'>,
  { id, involvement, visibility, token }: SubmissionRequest,
): Promise<Written> {
  const content = {
    kind: 'submit' as const,
    involvement: { InvolvementType: involvement, Visibility: visibility },
  }
  return desk.write(id, content, token)
}

export interface Answer extends Saved {
  /** The edit is saved, but AWS did not take the record back into review: why. */
  refusal?: string
}

function refusalOf(task: SubmissionTask | undefined): string | undefined {
  if (task?.TaskStatus !== 'FAILED') return undefined
  return task.Message || task.ReasonCode || 'AWS gave no reason.'
}

/** What a screen learns of an edit that may have been submitted again: an answer to AWS, or what stands in for one. */
export function answered(written: Written): Answer {
  const refusal = refusalOf(written.task)
  return { ...saved(written), ...(refusal !== undefined && { refusal }) }
}

/**
 * Answers AWS's Action Required with an edit. A successful update goes back to review by itself (reference 7.1); should
 * the record still wait for us afterwards, it is submitted again.
 * @throws LockedFieldsError, VersionConflictError, PartnerCentralError as `saveDraft` does; then nothing was saved.
 */
export async function answerAws(desk: Pick<Desk, 'edit'>, edit: DraftEdit): Promise<ActionResult<Answer>> {
  const result = await saveDraft((change) => desk.edit(change, { resubmits: true }), edit)
  return result.ok ? ok(answered(result.data)) : result
}
