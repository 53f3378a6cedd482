import { LockKeyhole, PencilLine } from 'lucide-react'
import { DecisionState } from '@/components/meeting/decision-state'
import { far } from '@/components/meeting/far'
import { cn } from '@/components/ui/cn'
import { Kbd } from '@/components/ui/kbd'
import type { Decision } from '@/lib/meeting/decision'

export interface DecisionTileProps {
  label: string
  /** The key that opens it. */
  shortcut: string
  /** As the deal reads now. */
  value: string
  /** The last decision of this kind in the meeting. */
  decision?: Decision
  /** Something was typed and not decided. */
  hasDraft: boolean
  isOpen: boolean
  /** Why it cannot be decided now. */
  lock?: string
  lockId: string
  onOpen: () => void
  className?: string
}

/** One thing to decide: what it is now, and what became of the decision. A locked one can be reached, and says why. */
export function DecisionTile({
  label,
  shortcut,
  value,
  decision,
  hasDraft,
  isOpen,
  lock,
  lockId,
  onOpen,
  className,
}: DecisionTileProps) {
  return (
    <button
      type="button"
      data-decide={label}
      aria-disabled={lock !== undefined}
      aria-expanded={isOpen}
      aria-describedby={lock ? lockId : undefined}
      aria-keyshortcuts={shortcut.toUpperCase()}
      onClick={onOpen}
      className={cn(
        'flex min-w-0 flex-col items-start gap-0.5 rounded-lg border bg-surface px-3 py-2 text-left shadow-sm',
        'hover:bg-hover aria-disabled:cursor-not-allowed aria-disabled:bg-sunken aria-disabled:shadow-none',
        isOpen && 'border-accent ring-1 ring-accent',
        className,
      )}
    >
      <span className={cn('flex w-full items-center gap-1.5 text-muted', far.small)}>
        {label}
        {lock ? <LockKeyhole aria-hidden className="size-[1em]" /> : null}
        {hasDraft ? (
          <span className="inline-flex items-center gap-1 text-accent-text">
            <PencilLine aria-hidden className="size-[1em]" />
            typed, not decided
          </span>
        ) : null}
        <Kbd className="ml-auto max-lg:hidden">{shortcut.toUpperCase()}</Kbd>
      </span>
      <span className={cn('w-full truncate', far.body, lock && 'text-muted')}>{value}</span>
      {decision ? <DecisionState decision={decision} className={far.small} /> : null}
    </button>
  )
}
