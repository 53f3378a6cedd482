import { CalendarClock, CloudOff, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import type { CardFocusProps } from '@/components/board/card-slot'
import { Avatar } from '@/components/ui/avatar'
import { cn } from '@/components/ui/cn'
import { PendingMark } from '@/components/ui/pending-mark'
import { ReviewPill } from '@/components/ui/review-pill'
import { daysBetween, type PlainDate } from '@/lib/opportunity/plain-date'
import { isClosed } from '@/lib/opportunity/stage'
import { isOverdue } from './board-data'
import { nameOf } from './board-rules'
import { StageAge, StaleNextStep } from './deal-age'
import { dayWords, monthlyWords } from './deal-words'
import type { DealCard } from './moves'

/** Days before the close date from which it is marked as near. */
const nearDays = 14

export interface DealCardProps {
  card: DealCard
  focus: CardFocusProps
  today: PlainDate
  locale: string
}

/** The inside of a card: who, what, how much until when, and where it stands with AWS. */
export function DealCardView({ card, focus, today, locale }: DealCardProps) {
  const pending = card.saving ? 'sending' : card.pending
  const spend = monthlyWords(card.spend, 'full', locale)
  return (
    <Link
      {...focus}
      href={`/opportunities/${card.id}`}
      prefetch={false}
      className="flex h-full flex-col gap-1 rounded-lg px-2.5 py-2 focus-visible:outline-offset-0"
    >
      {/* The corner belongs to the padlock or, while the card is pointed at, to its menu. */}
      <span className="truncate font-medium text-ink group-focus-within:pr-5 group-hover:pr-5 group-data-[locked]:pr-5 pointer-coarse:pr-7">
        {nameOf(card)}
      </span>
      <span className="flex items-baseline justify-between gap-2 text-muted text-xs">
        <span className="truncate">{card.title ?? card.partnerId ?? card.id}</span>
        <StageAge card={card} today={today} />
      </span>
      <span className="flex items-center gap-1 text-muted text-xs">
        {/* Node and the browser may differ in a space of a locale's format; that is no reason to draw the board twice. */}
        <span className="truncate tabular-nums" suppressHydrationWarning>
          {spend || 'No spend yet'}
        </span>
        {card.closeDate ? (
          <CloseDate
            card={card}
            date={card.closeDate}
            today={today}
            locale={locale}
            className="before:text-muted before:content-['·']"
          />
        ) : null}
      </span>
      <span className="mt-auto flex h-6 items-center justify-between gap-2">
        <ReviewPill status={card.reviewStatus} quiet className="min-w-0 shrink" />
        <span className="flex shrink-0 items-center gap-1.5">
          {card.gone ? <GoneMark /> : null}
          <StaleNextStep card={card} today={today} />
          {pending ? <PendingMark state={pending} /> : null}
          {card.owner ? (
            <span title={card.owner.name}>
              <Avatar name={card.owner.name} />
              <span className="sr-only">{`Owner ${card.owner.name}`}</span>
            </span>
          ) : null}
        </span>
      </span>
    </Link>
  )
}

export function GoneMark() {
  const words = 'AWS no longer returns this deal'
  return (
    <span title={words} className="text-warning-text [&_svg]:size-3.5">
      <CloudOff aria-hidden />
      <span className="sr-only">{words}</span>
    </span>
  )
}

export function CloseDate({
  card,
  date,
  today,
  locale,
  className,
}: Omit<DealCardProps, 'focus'> & {
  date: PlainDate
  className?: string
}) {
  const overdue = isOverdue(card, today)
  const near = !overdue && !isClosed(card.stage) && daysBetween(today, date) <= nearDays
  return (
    <span
      className={cn(
        'flex shrink-0 items-center gap-1 whitespace-nowrap [&_svg]:size-3',
        overdue && 'font-medium text-danger-text',
        near && 'font-medium text-warning-text',
        className,
      )}
    >
      {overdue ? <TriangleAlert aria-hidden /> : null}
      {near ? <CalendarClock aria-hidden /> : null}
      <span className="sr-only">{overdue ? 'Overdue since' : 'Closes'}</span>
      <time dateTime={date} suppressHydrationWarning>
        {dayWords(date, today, locale)}
      </time>
    </span>
  )
}
