import { TriangleAlert } from 'lucide-react'
import type { StageTotals } from '@/lib/opportunity/card'
import { countWords, monthlyWords } from './deal-words'

/** The lines under a stage's name, over all of its deals. */
export function ColumnSummary({ totals, locale }: { totals: StageTotals; locale: string }) {
  const words = monthlyWords(totals.spend, 'compact', locale)
  return (
    <>
      <p className="truncate text-muted text-xs tabular-nums" title={words} suppressHydrationWarning>
        {words || 'No spend'}
      </p>
      {totals.overdue > 0 ? (
        <p className="flex items-center gap-1 font-medium text-danger-text text-xs [&_svg]:size-3">
          <TriangleAlert aria-hidden />
          {countWords(totals.overdue, locale)} overdue
        </p>
      ) : null}
    </>
  )
}
