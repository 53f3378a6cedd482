'use client'

import {
  ArrowDownUp,
  CalendarClock,
  CalendarX,
  Check,
  CircleSlash,
  GitCompare,
  Hourglass,
  type LucideIcon,
  MessageCircleWarning,
  MessageSquareDashed,
  Sparkles,
} from 'lucide-react'
import { cn } from '@/components/ui/cn'
import type { AgendaReason, AgendaReasonKind } from '@/lib/pipeline/agenda'
import { reasonText } from '@/lib/pipeline/words'
import { useWords } from './words'

const looks: Record<AgendaReasonKind, { icon: LucideIcon; tone: string }> = {
  sentBack: { icon: MessageCircleWarning, tone: 'text-warning-text' },
  closeDatePast: { icon: CalendarX, tone: 'text-danger-text' },
  closeDateSoon: { icon: CalendarClock, tone: 'text-warning-text' },
  awsDisagrees: { icon: GitCompare, tone: 'text-warning-text' },
  noNextStep: { icon: CircleSlash, tone: 'text-danger-text' },
  oldNextStep: { icon: MessageSquareDashed, tone: 'text-warning-text' },
  stuck: { icon: Hourglass, tone: 'text-warning-text' },
  bigMover: { icon: ArrowDownUp, tone: 'text-info-text' },
  new: { icon: Sparkles, tone: 'text-info-text' },
}

/** A reason as a phrase, a big mover with how much it moved. */
export function useReasonWords(): (reason: AgendaReason) => string {
  const { day, change } = useWords()
  return (reason) => {
    const text = reasonText(reason, day)
    return reason.kind === 'bigMover' && reason.delta.length > 0 ? `${text}: ${change(reason.delta)}` : text
  }
}

interface ListedReason {
  reason: AgendaReason
  isSettled: boolean
}

/** What still speaks for the deal, and of the reasons it is on the agenda for those that no longer do. */
export function listedReasons(
  reasons: readonly AgendaReason[],
  risks: readonly AgendaReason[] | undefined,
): ListedReason[] {
  if (!risks) return reasons.map((reason) => ({ reason, isSettled: false }))
  const standing = new Set(risks.map(({ kind }) => kind))
  // Only something new stays new; it does not have to be settled.
  const settled = reasons.filter(({ kind }) => !standing.has(kind) && kind !== 'new' && kind !== 'bigMover')
  const told = reasons.filter(({ kind }) => !standing.has(kind) && (kind === 'new' || kind === 'bigMover'))
  return [
    ...[...risks, ...told].map((reason) => ({ reason, isSettled: false })),
    ...settled.map((reason) => ({ reason, isSettled: true })),
  ]
}

export interface ReasonListProps {
  /** Why it is on the agenda. */
  reasons: readonly AgendaReason[]
  /** What stands now; undefined until it is known. */
  risks?: readonly AgendaReason[]
}

/** Why the deal is talked about, in words; what has been settled since is ticked off. */
export function ReasonList({ reasons, risks }: ReasonListProps) {
  const words = useReasonWords()
  const listed = listedReasons(reasons, risks)
  if (listed.length === 0) return <p className="text-muted">Nothing speaks against this deal.</p>
  return (
    <ul className="space-y-1">
      {listed.map(({ reason, isSettled }) => {
        const { icon: Icon, tone } = looks[reason.kind]
        return (
          <li
            key={`${reason.kind} ${isSettled}`}
            className={cn('flex items-start gap-2', isSettled && 'text-muted')}
          >
            {isSettled ? (
              <Check aria-hidden className="mt-[0.2em] size-[1em] shrink-0 text-success-text" />
            ) : (
              <Icon aria-hidden className={cn('mt-[0.2em] size-[1em] shrink-0', tone)} />
            )}
            <span className={cn('min-w-0', isSettled && 'line-through decoration-line')}>
              {words(reason)}
            </span>
            {isSettled ? <span className="sr-only">settled</span> : null}
          </li>
        )
      })}
    </ul>
  )
}

export interface ReasonChipsProps {
  reasons: readonly AgendaReason[]
  /** Its type; small unless given. */
  className?: string
}

/** The same in one line, for a list of deals. */
export function ReasonChips({ reasons, className = 'text-xs' }: ReasonChipsProps) {
  const words = useReasonWords()
  return (
    <ul className={cn('flex flex-wrap gap-x-3 gap-y-0.5 text-muted', className)}>
      {reasons.map((reason) => {
        const { icon: Icon, tone } = looks[reason.kind]
        return (
          <li key={reason.kind} className="flex min-w-0 items-center gap-1">
            <Icon aria-hidden className={cn('size-[1.15em] shrink-0', tone)} />
            <span className="min-w-0">{words(reason)}</span>
          </li>
        )
      })}
    </ul>
  )
}
