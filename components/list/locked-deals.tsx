import { ChevronRight } from 'lucide-react'
import type { LockedDeal } from '@/lib/opportunity/bulk-change'

function byReason(locked: readonly LockedDeal[]): [string, LockedDeal[]][] {
  const groups = new Map<string, LockedDeal[]>()
  for (const deal of locked) groups.set(deal.reason, [...(groups.get(deal.reason) ?? []), deal])
  return [...groups].sort(([, a], [, b]) => b.length - a.length)
}

/** Which deals stay as they are, and why: by reason, each folded open into its companies. */
export function LockedDeals({ locked }: { locked: readonly LockedDeal[] }) {
  return (
    <ul className="divide-y border-t">
      {byReason(locked).map(([reason, deals]) => (
        <li key={reason}>
          <details className="group px-3 py-2 text-xs">
            <summary className="flex items-baseline gap-2 text-muted [&_svg]:size-3">
              <ChevronRight
                aria-hidden
                className="shrink-0 self-center transition-transform group-open:rotate-90"
              />
              <span className="w-6 shrink-0 text-right font-medium text-ink tabular-nums">
                {deals.length}
              </span>
              <span>{reason}</span>
            </summary>
            <ul className="mt-1.5 max-h-40 space-y-0.5 overflow-y-auto pl-13">
              {deals.map(({ id, company }) => (
                <li key={id} className="flex justify-between gap-4">
                  <span className="truncate">{company}</span>
                  <span className="shrink-0 text-faint">{id}</span>
                </li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  )
}
