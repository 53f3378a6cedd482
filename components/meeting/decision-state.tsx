import {
  Check,
  CirclePause,
  CircleX,
  Clock,
  GitMerge,
  type LucideIcon,
  NotebookPen,
  Undo2,
} from 'lucide-react'
import { cn } from '@/components/ui/cn'
import type { Decision, DecisionOutcome } from '@/lib/meeting/decision'
import { outcomeWords } from './decision-words'

const signs: Record<Exclude<DecisionOutcome, 'sending'>, { icon: LucideIcon; tone: string }> = {
  queued: { icon: Clock, tone: 'text-muted' },
  sent: { icon: Check, tone: 'text-success-text' },
  refused: { icon: CircleX, tone: 'text-danger-text' },
  conflict: { icon: GitMerge, tone: 'text-warning-text' },
  held: { icon: CirclePause, tone: 'text-muted' },
  cancelled: { icon: Undo2, tone: 'text-muted' },
}

function Sign({ outcome }: { outcome: DecisionOutcome }) {
  if (outcome === 'sending') {
    return <span aria-hidden className="size-2 shrink-0 animate-shimmer rounded-full bg-accent" />
  }
  const { icon: Icon } = signs[outcome]
  return <Icon aria-hidden className="size-[1.1em] shrink-0" />
}

/** What AWS made of a decision so far. A note never goes there. */
export function DecisionState({ decision, className }: { decision: Decision; className?: string }) {
  const { outcome, kind } = decision
  if (kind === 'note') {
    return (
      <span className={cn('inline-flex items-center gap-1.5 text-muted', className)}>
        <NotebookPen aria-hidden className="size-[1.1em] shrink-0" />
        In the minutes
      </span>
    )
  }
  if (!outcome) return <span className={cn('text-muted', className)}>AWS had it already</span>
  const tone = outcome === 'sending' ? 'text-muted' : signs[outcome].tone
  return (
    <span className={cn('inline-flex items-center gap-1.5', tone, className)}>
      <Sign outcome={outcome} />
      {outcomeWords[outcome]}
    </span>
  )
}
