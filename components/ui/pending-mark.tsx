import { CirclePause, CircleX, Clock, GitMerge, type LucideIcon } from 'lucide-react'
import type { PendingState } from '@/lib/opportunity/pending'
import { cn } from './cn'

/** What a change's state means to the seller who made it. */
export const pendingWords: Record<PendingState, string> = {
  queued: 'Waiting to be sent',
  sending: 'Sending',
  refused: 'AWS refused this change',
  conflict: 'Changed at AWS too — pick',
  held: 'Held until AWS unlocks it',
}

const icons: Record<Exclude<PendingState, 'sending'>, { icon: LucideIcon; tone: string }> = {
  queued: { icon: Clock, tone: 'text-faint' },
  refused: { icon: CircleX, tone: 'text-danger-text' },
  conflict: { icon: GitMerge, tone: 'text-warning-text' },
  held: { icon: CirclePause, tone: 'text-faint' },
}

/** A sign of a change that AWS does not have yet, for dense places; its words are in the tooltip and for listeners. */
export function PendingMark({ state, className }: { state: PendingState; className?: string }) {
  return (
    <span title={pendingWords[state]} className={cn('inline-flex shrink-0 items-center', className)}>
      <Sign state={state} />
      <span className="sr-only">{pendingWords[state]}</span>
    </span>
  )
}

function Sign({ state }: { state: PendingState }) {
  if (state === 'sending') {
    return <span aria-hidden className="size-2 animate-shimmer rounded-full bg-accent" />
  }
  const { icon: Icon, tone } = icons[state]
  return <Icon aria-hidden className={cn('size-3.5', tone)} />
}
