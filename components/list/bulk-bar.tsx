import { CalendarClock, Footprints, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { BulkField } from '@/lib/opportunity/bulk-change'

export interface BulkBarProps {
  selected: number
  /** Rows on all pages that can be selected. */
  total: number
  /** As many as can be changed at once. */
  most: number
  /** All that match are being looked up. */
  isLooking: boolean
  /** A count in the reader's numbers. */
  words: (count: number) => string
  onSelectAll: () => void
  onChange: (field: BulkField) => void
  onClear: () => void
}

/** What can be done with what is ticked. */
export function BulkBar(props: BulkBarProps) {
  const { selected, total, most, isLooking, words, onSelectAll, onChange, onClear } = props
  const reachable = Math.min(total, most)
  // What is being looked up is what the seller means to change.
  const isClosed = isLooking || selected > most
  return (
    <div
      role="toolbar"
      aria-label="Selected deals"
      className="flex flex-wrap items-center gap-2 border-accent-line border-t bg-accent-soft px-4 py-2 sm:px-5"
    >
      <span role="status" className="font-medium text-ink tabular-nums" suppressHydrationWarning>
        {`${words(selected)} selected`}
      </span>
      {selected < reachable ? (
        <Button variant="ghost" size="sm" busy={isLooking} onClick={onSelectAll} className="text-accent-text">
          {total > most
            ? `Select the first ${words(most)} of ${words(total)}`
            : `Select all ${words(total)} matching`}
        </Button>
      ) : null}
      <Button
        variant="ghost"
        size="icon"
        aria-label="Clear the selection"
        onClick={onClear}
        className="ml-auto sm:order-last sm:ml-0"
      >
        <X aria-hidden />
      </Button>
      <span className="flex flex-wrap items-center gap-2 max-sm:w-full sm:ml-auto">
        <Button variant="primary" disabled={isClosed} onClick={() => onChange('nextSteps')}>
          <Footprints aria-hidden />
          Change next step…
        </Button>
        <Button disabled={isClosed} onClick={() => onChange('closeDate')}>
          <CalendarClock aria-hidden />
          Change close date…
        </Button>
      </span>
      {selected > most ? (
        <p className="w-full text-muted text-xs">{`At most ${words(most)} deals can be changed at once.`}</p>
      ) : null}
    </div>
  )
}
