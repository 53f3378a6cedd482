import { cn } from '@/components/ui/cn'
import type { BatchSummary } from './batch-summary'
import { batchWords, stoppedOf } from './batch-words'

/** How much of a batch is at AWS, and how much is stuck; the words beside it say the same. */
export function BatchBar({ batch, className }: { batch: BatchSummary; className?: string }) {
  const { progress, total } = batch
  const share = (count: number) => ({ width: `${(count / Math.max(1, total)) * 100}%` })
  return (
    <div
      role="progressbar"
      aria-label={`${batch.field}: deals sent`}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={progress.sent}
      aria-valuetext={batchWords(batch).join(', ')}
      className={cn('flex h-1.5 gap-px overflow-hidden rounded-full bg-selected', className)}
    >
      <span className="bg-accent transition-[width] duration-500" style={share(progress.sent)} />
      <span className="bg-danger transition-[width] duration-500" style={share(stoppedOf(batch))} />
      <span className="bg-control transition-[width] duration-500" style={share(progress.cancelled)} />
    </div>
  )
}
