import type { Opportunity } from '@/lib/opportunity/opportunity'
import type { SubmissionTask } from '@/lib/opportunity/submission-task'
import { PartnerCentralError } from '@/lib/partner-central/errors'
import type { Involvement, PartnerCentral } from '@/lib/partner-central/partner-central'
import { unlessRefused } from '@/lib/partner-central/record-reading'
import type { Outcome } from './claims'
import { isRefusal } from './failures'
import type { QueuedWrite } from './queued-write'

/** What a submission comes to. A failed task is AWS's answer, and keeps its own words beside the failure. */
export function submissionOutcome(task: SubmissionTask, record: Opportunity | undefined): Outcome {
  if (task.TaskStatus !== 'FAILED') return { state: 'sent', record, task }
  const message = task.Message || task.ReasonCode || 'AWS gave no reason.'
  return {
    state: 'refused',
    failure: { kind: 'service', code: 'ValidationException', message, issues: [] },
    record,
    task,
  }
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

/** AWS's plain refusal of the call, told like a task that failed: the edit before it is saved either way. */
function asFailedTask(error: unknown): SubmissionTask {
  if (!(error instanceof PartnerCentralError)) throw error
  // The token makes a conflict one for good.
  if (!isRefusal(error) && error.code !== 'ConflictException') throw error
  return { TaskStatus: 'FAILED', Message: error.message }
}

interface Answered {
  partnerCentral: PartnerCentral
  write: Pick<QueuedWrite, 'clientToken'>
  about: () => Promise<void>
}

/**
 * Hands a record that AWS has with its edit, `saved`, back to review. A successful update goes back by itself (reference
 * 7.1); only one that still waits for us afterwards is submitted, by a token that AWS knows again.
 * @throws PartnerCentralError when AWS gave no answer; the edit is found done at the next try. LeaseLostError.
 */
export async function submitAgain(
  { partnerCentral, write, about }: Answered,
  saved: Opportunity,
): Promise<Outcome> {
  if (saved.LifeCycle?.ReviewStatus !== 'Action Required') return { state: 'sent', record: saved }
  const involvement = await involvementOf(partnerCentral, saved.Id)
  await about()
  const task = await partnerCentral
    .startSubmission(saved.Id, involvement, write.clientToken)
    .catch(asFailedTask)
  const record = await unlessRefused(partnerCentral.getOpportunity(saved.Id))
  return submissionOutcome(task, record ?? saved)
}
