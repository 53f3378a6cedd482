import { ArrowRight, X } from 'lucide-react'
import Link from 'next/link'
import { BatchBar } from '@/app/(workspace)/queue/batch-bar'
import type { BatchSummary } from '@/app/(workspace)/queue/batch-summary'
import { batchWords } from '@/app/(workspace)/queue/batch-words'
import { Button, buttonStyle } from '@/components/ui/button'

/** How far a change of many deals is, on the way to the page that can stop it. */
export function BatchNotice({ batch, onDismiss }: { batch: BatchSummary; onDismiss: () => void }) {
  return (
    <section
      aria-label={`${batch.field} of many deals`}
      className="flex items-center gap-3 border-t bg-raised px-4 py-2 sm:px-5"
    >
      <div className="min-w-0 flex-1 space-y-1.5">
        <p className="flex flex-wrap gap-x-2 tabular-nums">
          <span className="font-medium text-ink">{batch.field}</span>
          <span role="status" className="text-muted">
            {batchWords(batch).join(' · ')}
          </span>
        </p>
        <BatchBar batch={batch} />
      </div>
      <Link href="/queue" className={buttonStyle({ size: 'sm' })}>
        Watch
        <ArrowRight aria-hidden />
      </Link>
      <Button variant="ghost" size="icon-sm" aria-label="Put away" onClick={onDismiss}>
        <X aria-hidden />
      </Button>
    </section>
  )
}
