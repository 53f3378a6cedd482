import { History } from 'lucide-react'
import type { OpportunityCard } from '@/lib/opportunity/card'
import { daysBetween, type PlainDate, plainDateOf } from '@/lib/opportunity/plain-date'
import { isClosed } from '@/lib/opportunity/stage'

/** From this many days on a next step is old enough to be marked. */
const staleDays = 14

export interface DealAgeProps {
  card: OpportunityCard
  today: PlainDate
}

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`)

function daysSince(instant: string, today: PlainDate): number {
  return Math.max(0, daysBetween(plainDateOf(new Date(instant)), today))
}

/** How long an open deal is at its stage: `12d`, or `12d+` when it may be longer. */
export function StageAge({ card, today }: DealAgeProps) {
  if (isClosed(card.stage) || card.stageSince === undefined) return null
  const count = daysSince(card.stageSince, today)
  // First seen today, at a stage it may have had for long: that says nothing.
  if (count === 0 && card.stageOrEarlier) return null
  const words = `In ${card.stage} for ${card.stageOrEarlier ? 'at least ' : ''}${days(count)}`
  return (
    <span title={words} className="shrink-0 text-2xs text-faint tabular-nums">
      <span aria-hidden>{`${count}d${card.stageOrEarlier ? '+' : ''}`}</span>
      <span className="sr-only">{words}</span>
    </span>
  )
}

/** That nobody has said anything new for two weeks, on an open deal that AWS has. */
export function StaleNextStep({ card, today }: DealAgeProps) {
  const { stage, reviewStatus, nextStepSince } = card
  const isWithAws = reviewStatus !== 'Pending Submission' && reviewStatus !== 'Rejected'
  if (isClosed(stage) || !isWithAws || nextStepSince === undefined) return null
  const count = daysSince(nextStepSince, today)
  if (count < staleDays) return null
  const words = `The next step is ${days(count)} old`
  return (
    <span title={words} className="inline-flex items-center gap-0.5 text-2xs text-muted tabular-nums">
      <History aria-hidden className="size-3" />
      <span aria-hidden>{`${count}d`}</span>
      <span className="sr-only">{words}</span>
    </span>
  )
}
