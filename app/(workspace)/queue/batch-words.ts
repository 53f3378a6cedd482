import { waitWords } from '@/components/ui/wait-words'
import type { BatchSummary } from './batch-summary'

/** How many still go to AWS by themselves. */
export function waitingOf({ progress: { queued, sending } }: Pick<BatchSummary, 'progress'>): number {
  return queued + sending
}

/** How many wait for their seller. */
export function stoppedOf({ progress: { refused, conflict, held } }: Pick<BatchSummary, 'progress'>): number {
  return refused + conflict + held
}

/** "120 of 298 sent", and what is left to be said of the others; empty parts are left out. */
export function batchWords(batch: BatchSummary): string[] {
  const { progress, total, secondsLeft } = batch
  const [waiting, stopped] = [waitingOf(batch), stoppedOf(batch)]
  return [
    `${progress.sent} of ${total} sent`,
    ...(waiting > 0 ? [`${waiting} waiting, ${waitWords(secondsLeft)}`] : []),
    ...(stopped > 0 ? [`${stopped} ${stopped === 1 ? 'needs' : 'need'} you`] : []),
    ...(progress.cancelled > 0 ? [`${progress.cancelled} cancelled`] : []),
  ]
}
