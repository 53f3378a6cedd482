import type { Desk } from '@/lib/queue/desk'
import { isUnmade } from '@/lib/queue/record-name'
import { submitToAws } from '../[id]/submission'
import type { SubmissionState } from './send-deal'

export interface DealSubmission {
  id: string
  involvement: 'Co-Sell' | 'For Visibility Only'
  token: string
}

/** Hands the deal to AWS's review; one that AWS has yet to make goes there once it is made. */
export async function submitDeal(
  desk: Pick<Desk, 'keep' | 'write'>,
  { id, involvement, token }: DealSubmission,
): Promise<SubmissionState> {
  const visibility = 'Full'
  if (isUnmade(id)) {
    const choice = { InvolvementType: involvement, Visibility: visibility } as const
    const { queued } = await desk.keep(id, { kind: 'submit', involvement: choice }, token)
    return { status: 'IN_PROGRESS', queued }
  }
  const { task, queued } = await submitToAws(desk, { id, token, involvement, visibility })
  return {
    status: task?.TaskStatus ?? 'IN_PROGRESS',
    ...(task?.TaskId && { taskId: task.TaskId }),
    ...(task?.Message && { message: task.Message }),
    ...(queued && { queued }),
  }
}
