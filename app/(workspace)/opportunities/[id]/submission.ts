import { randomUUID } from 'node:crypto'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { stateOf } from '@/lib/opportunity/record-state'
import type { SubmissionTask } from '@/lib/opportunity/submission-task'
import { editOpportunity } from '@/lib/partner-central/edit'
import { PartnerCentralError } from '@/lib/partner-central/errors'
import type { Involvement, PartnerCentral } from '@/lib/partner-central/partner-central'
import { unlessRefused } from '@/lib/partner-central/record-reading'
import { type ActionResult, ok } from '@/lib/result'
import { type DraftEdit, saveDraft } from './save-draft'

export interface SubmissionRequest {
  id: string
  involvement: 'Co-Sell' | 'For Visibility Only'
  visibility: 'Full' | 'Limited'
  token: string
}

/** Starts the submission and reads the record as it is then. */
export async function submitToAws(
  partnerCentral: PartnerCentral,
  { id, involvement, visibility, token }: SubmissionRequest,
): Promise<{ task: SubmissionTask; opportunity: Opportunity }> {
  const task = await partnerCentral.startSubmission(
    id,
    { InvolvementType: involvement, Visibility: visibility },
    token,
  )
  return { task, opportunity: await partnerCentral.getOpportunity(id) }
}

/** What the deal was first submitted for; AWS's summary knows. A deal without one was meant to be co-sold. */
async function involvementOf(partnerCentral: PartnerCentral, id: string): Promise<Involvement> {
  const summary = await unlessRefused(partnerCentral.getAwsOpportunitySummary(id))
  if (summary?.InvolvementType !== 'For Visibility Only') {
    return { InvolvementType: 'Co-Sell', Visibility: 'Full' }
  }
  const Visibility = summary.Visibility === 'Limited' ? 'Limited' : 'Full'
  return { InvolvementType: 'For Visibility Only', Visibility }
}

export interface Answer {
  opportunity: Opportunity
  /** The edit is saved, but AWS did not take the record back into review: why. */
  refusal?: string
}

async function resubmit(partnerCentral: PartnerCentral, opportunity: Opportunity): Promise<Answer> {
  const { Id } = opportunity
  try {
    const task = await partnerCentral.startSubmission(
      Id,
      await involvementOf(partnerCentral, Id),
      randomUUID(),
    )
    if (task.TaskStatus === 'FAILED') {
      return { opportunity, refusal: task.Message || task.ReasonCode || 'AWS gave no reason.' }
    }
    return { opportunity: await partnerCentral.getOpportunity(Id) }
  } catch (error) {
    if (error instanceof PartnerCentralError) return { opportunity, refusal: error.message }
    throw error
  }
}

/**
 * Answers AWS's Action Required with an edit. A successful update goes back to review by itself (reference 7.1); should
 * the record still wait for us afterwards, it is submitted again.
 * @throws LockedFieldsError, VersionConflictError, PartnerCentralError as `saveDraft` does; then nothing was saved.
 */
export async function answerAws(
  partnerCentral: PartnerCentral,
  edit: DraftEdit,
): Promise<ActionResult<Answer>> {
  const saved = await saveDraft((change) => editOpportunity(partnerCentral, change), edit)
  if (!saved.ok) return saved
  const opportunity = saved.data
  return ok(
    stateOf(opportunity).reviewStatus === 'Action Required'
      ? await resubmit(partnerCentral, opportunity)
      : { opportunity },
  )
}
