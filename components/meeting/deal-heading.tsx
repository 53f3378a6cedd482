'use client'

import { type Ref, type RefObject, useEffect, useRef } from 'react'
import { StageStepper } from '@/components/record/stage-stepper'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { PendingMark } from '@/components/ui/pending-mark'
import { ReviewPill } from '@/components/ui/review-pill'
import type { OpportunityCard } from '@/lib/opportunity/card'
import { daysBetween } from '@/lib/opportunity/plain-date'
import { reviewMeaning } from '@/lib/opportunity/review'
import { isClosed } from '@/lib/opportunity/stage'
import { dayCount } from '@/lib/pipeline/words'
import { far } from './far'
import { useWords } from './words'

export interface DealHeadingProps {
  card: OpportunityCard
  /** From 1; 0 for a deal that the walk passes by. */
  place: number
  of: number
  /** Grows when the reader, and not somebody they follow, moves to a deal: the cursor then goes to its heading. */
  turn: number
  /** The last turn the cursor has followed, whatever deal it was. */
  takenTurn: RefObject<number>
  closedLostReason?: string
  /** What stands beside the place or in its stead: added, parked, left the scope. */
  marks: readonly string[]
}

function closeWords(days: number): string {
  if (days === 0) return 'today'
  return days > 0 ? `in ${dayCount(days)}` : `${dayCount(-days)} ago`
}

function CloseDate({ card }: { card: OpportunityCard }) {
  const { today, day } = useWords()
  if (!card.closeDate) return <span className="text-muted">No close date</span>
  if (isClosed(card.stage)) return <span className="text-muted">Close date {day(card.closeDate)}</span>
  const days = daysBetween(today, card.closeDate)
  return (
    <span className={cn('tabular-nums', days < 0 ? 'font-medium text-danger-text' : 'text-muted')}>
      {days < 0 ? 'Should have closed' : 'Closes'} {day(card.closeDate)}, {closeWords(days)}
    </span>
  )
}

function useFocusOn(turn: number, taken: RefObject<number>): Ref<HTMLHeadingElement> {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (turn <= taken.current) return
    taken.current = turn
    heading.current?.focus()
  }, [turn, taken])
  return heading
}

/** What a room sees first: whose deal, what it is worth, where it stands and what AWS's review lets us do. */
export function DealHeading({ card, place, of, turn, takenTurn, closedLostReason, marks }: DealHeadingProps) {
  const { money } = useWords()
  const heading = useFocusOn(turn, takenTurn)
  return (
    <header>
      <p className={cn('flex flex-wrap items-center gap-2 text-muted tabular-nums', far.small)}>
        {place > 0 ? `${place} of ${of}` : null}
        {marks.map((mark) => (
          <Badge key={mark}>{mark}</Badge>
        ))}
        {card.pending ? <PendingMark state={card.pending} /> : null}
      </p>
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-2">
        <div className="min-w-0 flex-1 basis-72">
          <h1
            ref={heading}
            tabIndex={-1}
            className={cn('text-balance break-words font-semibold tracking-tight outline-none', far.display)}
          >
            {card.company || card.id}
          </h1>
          <p className={cn('mt-1 text-balance break-words text-muted', far.lead)}>{card.title ?? card.id}</p>
        </div>
        <div className="min-w-0 sm:text-right">
          <p className={cn('font-semibold tabular-nums tracking-tight', far.display)}>
            {money(card.spend, 'full') || <span className="text-muted">No spend yet</span>}
          </p>
          <p className={cn('mt-1', far.lead)}>
            <CloseDate card={card} />
          </p>
        </div>
      </div>
      <div className="my-4 xl:my-5">
        <StageStepper stage={card.stage} textClassName={far.small} />
      </div>
      <div className={cn('flex flex-wrap items-center gap-x-3 gap-y-1.5', far.body)}>
        <ReviewPill status={card.reviewStatus} className="xl:h-7 xl:px-3 xl:text-base xl:[&_svg]:size-4" />
        <span className="min-w-0 text-muted">{reviewMeaning(card.reviewStatus)}</span>
        {closedLostReason && card.stage === 'Closed Lost' ? (
          <span className="text-muted">Lost: {closedLostReason}.</span>
        ) : null}
        <span className="text-muted sm:ml-auto">
          Owner <span className="text-ink">{card.owner?.name ?? 'unknown'}</span>
        </span>
      </div>
    </header>
  )
}
