import { Lock, TriangleAlert } from 'lucide-react'
import { Skeleton } from '@/components/ui/skeleton'
import { waitWords } from '@/components/ui/wait-words'
import type { BulkPreview } from '@/lib/opportunity/bulk-change'
import { LockedDeals } from './locked-deals'

export interface BulkOutlookProps {
  /** Undefined while it is read. */
  preview: BulkPreview | undefined
  /** The overdue ones are given a new close date. */
  takesOverdue: boolean
}

const count = (deals: number) => deals.toLocaleString('en')

/** How many deals would change. */
export function changingOf({ changing, overdue }: BulkPreview, takesOverdue: boolean): number {
  return changing + (takesOverdue ? overdue.length : 0)
}

/** "298 will change · 12 overdue · 14 locked · about 5 min", and why the others stay as they are. */
export function BulkOutlook({ preview, takesOverdue }: BulkOutlookProps) {
  if (!preview) return <Skeleton className="h-12 rounded-lg" />
  const { locked, seconds, secondsWithOverdue } = preview
  const overdue = takesOverdue ? [] : preview.overdue
  const changing = changingOf(preview, takesOverdue)
  const staying = [...overdue, ...locked]
  return (
    <div className="rounded-lg border bg-sunken">
      <p role="status" className="flex flex-wrap gap-x-4 gap-y-1 px-3 py-2.5 tabular-nums">
        <span className="font-medium">{`${count(changing)} will change`}</span>
        {overdue.length > 0 ? (
          <span className="flex items-center gap-1 text-danger-text [&_svg]:size-3.5">
            <TriangleAlert aria-hidden />
            {`${count(overdue.length)} overdue`}
          </span>
        ) : null}
        {locked.length > 0 ? (
          <span className="flex items-center gap-1 text-muted [&_svg]:size-3.5">
            <Lock aria-hidden />
            {`${count(locked.length)} locked`}
          </span>
        ) : null}
        {changing > 0 ? (
          <span className="text-muted" title="AWS takes one change a second">
            {waitWords(takesOverdue ? secondsWithOverdue : seconds)}
          </span>
        ) : null}
      </p>
      {staying.length > 0 ? <LockedDeals locked={staying} /> : null}
    </div>
  )
}
