import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Button } from '@/components/ui/button'

export interface PagerProps {
  /** From 1. */
  page: number
  pageSize: number
  total: number
  /** A count in the reader's numbers. */
  words: (count: number) => string
  onPage: (page: number) => void
}

/** "51–100 of 312", and the pages before and after. */
export function Pager({ page, pageSize, total, words, onPage }: PagerProps) {
  const first = (page - 1) * pageSize + 1
  const last = Math.min(page * pageSize, total)
  return (
    <nav aria-label="Pages" className="flex items-center gap-2">
      <span className="text-muted text-xs tabular-nums" suppressHydrationWarning>
        {`${words(first)}–${words(last)} of ${words(total)}`}
      </span>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label="Previous page"
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
      >
        <ChevronLeft aria-hidden />
      </Button>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label="Next page"
        disabled={last >= total}
        onClick={() => onPage(page + 1)}
      >
        <ChevronRight aria-hidden />
      </Button>
    </nav>
  )
}
