import type { Opportunity } from '@/lib/opportunity/opportunity'
import type { SubmissionTask } from '@/lib/opportunity/submission-task'
import type { Desk, Written } from '@/lib/queue/desk'
import { type ActionResult, ok } from '@/lib/result'
import { type DraftEdit, saveDraft } from './save-draft'

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

export interface Answer {
  opportunity: Opportunity
  /** AWS does not have it yet; it goes by itself. */
  queued?: true
  /** The edit is saved, but AWS did not take the record back into review: why. */
  refusal?: string
}

function refusalOf(task: SubmissionTask | undefined): string | undefined {
  if (task?.TaskStatus !== 'FAILED') return undefined
  return task.Message || task.ReasonCode || 'AWS gave no reason.'
}

/**
 * Answers AWS's Action Required with an edit. A successful update goes back to review by itself (reference 7.1); should
 * the record still wait for us afterwards, it is submitted again.
 * @throws LockedFieldsError, VersionConflictError, PartnerCentralError as `saveDraft` does; then nothing was saved.
 */
export async function answerAws(desk: Pick<Desk, 'edit'>, edit: DraftEdit): Promise<ActionResult<Answer>> {
  const saved = await saveDraft((change) => desk.edit(change, { resubmits: true }), edit)
  if (!saved.ok) return saved
  const { opportunity, queued, task } = saved.data
  const refusal = refusalOf(task)
  return ok({ opportunity, ...(queued && { queued }), ...(refusal !== undefined && { refusal }) })
}
