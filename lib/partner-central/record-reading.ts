import type { AwsOpportunitySummary } from '@/lib/opportunity/aws-summary'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import type { SubmissionTask } from '@/lib/opportunity/submission-task'
import { PartnerCentralError } from './errors'
import type { PartnerCentral } from './partner-central'

/** One deal with all that AWS tells about it, read at one time. */
export interface RecordReading {
  opportunity: Opportunity
  /** Absent before submission, and when AWS gave no answer to this part. */
  summary?: AwsOpportunitySummary
  /** Newest first. */
  tasks: SubmissionTask[]
}

/** What is good to have but not needed: undefined when AWS does not give it. A bug is still thrown. */
export async function unlessRefused<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof PartnerCentralError) return undefined
    throw error
  }
}

function byStart(a: SubmissionTask, b: SubmissionTask): number {
  return Date.parse(b.StartTime ?? '') - Date.parse(a.StartTime ?? '')
}

/**
 * Reads a deal, AWS's summary of it and its submissions at the same time: three reads of quota.
 * @throws PartnerCentralError when the deal itself cannot be read.
 */
export async function readRecord(partnerCentral: PartnerCentral, id: string): Promise<RecordReading> {
  const [opportunity, summary, tasks] = await Promise.all([
    partnerCentral.getOpportunity(id),
    unlessRefused(partnerCentral.getAwsOpportunitySummary(id)),
    unlessRefused(partnerCentral.listSubmissionTasks({ opportunityIds: [id] })),
  ])
  return { opportunity, summary, tasks: [...(tasks ?? [])].sort(byStart) }
}
