import Link from 'next/link'
import { type ListColumn, rowLinkAttribute } from '@/components/list/list-model'
import { Avatar } from '@/components/ui/avatar'
import { cn } from '@/components/ui/cn'
import { PendingMark } from '@/components/ui/pending-mark'
import { ReviewPill } from '@/components/ui/review-pill'
import type { OpportunityCard } from '@/lib/opportunity/card'
import { daysBetween, type PlainDate, plainDateOf } from '@/lib/opportunity/plain-date'
import { isClosed } from '@/lib/opportunity/stage'
import { nameOf } from '../board-rules'
import { StageAge } from '../deal-age'
import { CloseDate, GoneMark } from '../deal-card'
import { dayWords, monthlyWords } from '../deal-words'

const none = (
  <span aria-hidden className="text-faint">
    –
  </span>
)

/** The end column of a stacked row. */
const end = 'max-md:col-start-3 max-md:text-right'

/** From this many days on a next step stands out. */
const staleDays = 14

export interface CellContext {
  today: PlainDate
  locale: string
}

/** The columns of the list of deals. Their ids are those the mirror sorts by. */
export function dealColumns({ today, locale }: CellContext): ListColumn<OpportunityCard>[] {
  return [
    {
      id: 'company',
      title: 'Company',
      isSortable: true,
      className: 'max-md:col-start-2',
      render: (card) => <Company card={card} />,
    },
    {
      id: 'title',
      title: 'Title',
      isSortable: true,
      className: 'max-md:col-start-2 max-md:row-start-2 max-md:text-xs',
      render: (card) => <Title card={card} />,
    },
    {
      id: 'stage',
      title: 'Stage',
      isSortable: true,
      className: 'max-md:col-start-2 max-md:row-start-3 max-md:text-muted max-md:text-xs',
      render: ({ stage }) => stage,
    },
    {
      id: 'reviewStatus',
      title: 'Review',
      isSortable: true,
      className: cn(end, 'max-md:row-start-3'),
      render: ({ reviewStatus }) => <ReviewPill status={reviewStatus} quiet />,
    },
    {
      id: 'spend',
      title: 'Monthly spend',
      isSortable: false,
      align: 'end',
      className: cn(end, 'max-md:row-start-1'),
      render: ({ spend }) => (
        // Node and the browser may differ in a space of a locale's format.
        <span suppressHydrationWarning>{monthlyWords(spend, 'full', locale) || none}</span>
      ),
    },
    {
      id: 'closeDate',
      title: 'Closes',
      isSortable: true,
      className: cn(end, 'tabular-nums max-md:row-start-2 max-md:text-muted max-md:text-xs'),
      render: (card) =>
        card.closeDate ? (
          <CloseDate
            card={card}
            date={card.closeDate}
            today={today}
            locale={locale}
            className="w-fit max-md:ml-auto"
          />
        ) : (
          none
        ),
    },
    {
      id: 'owner',
      title: 'Owner',
      isSortable: true,
      className: 'max-md:hidden',
      render: ({ owner }) => (owner ? <Owner name={owner.name} /> : none),
    },
    {
      id: 'stageSince',
      title: 'In stage',
      isSortable: true,
      align: 'end',
      className: 'max-md:hidden',
      render: (card) => (
        <span className="*:text-muted *:text-sm">
          <StageAge card={card} today={today} />
        </span>
      ),
    },
    {
      id: 'nextStepSince',
      title: 'Next step',
      isSortable: true,
      align: 'end',
      className: 'max-md:hidden max-2xl:pr-4',
      render: (card) => <NextStepAge card={card} today={today} />,
    },
    {
      id: 'modified',
      title: 'Changed',
      isSortable: true,
      align: 'end',
      className: 'pr-4 text-muted max-2xl:hidden',
      render: ({ version }) => (
        <time dateTime={version} suppressHydrationWarning>
          {dayWords(plainDateOf(new Date(version)), today, locale)}
        </time>
      ),
    },
  ]
}

function Company({ card }: { card: OpportunityCard }) {
  return (
    <span className="flex items-center gap-2 md:w-44">
      <Link
        {...{ [rowLinkAttribute]: card.id }}
        href={`/opportunities/${card.id}`}
        prefetch={false}
        className="min-w-0 truncate font-medium text-ink after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-sm focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
      >
        {nameOf(card)}
      </Link>
      {card.gone ? <GoneMark /> : null}
      {card.pending ? <PendingMark state={card.pending} className="relative" /> : null}
    </span>
  )
}

function Title({ card }: { card: OpportunityCard }) {
  const words = card.title ?? card.partnerId ?? card.id
  return (
    <span title={words} className="block truncate text-muted md:w-[clamp(10rem,calc(100vw-80rem),28rem)]">
      {words}
    </span>
  )
}

function Owner({ name }: { name: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <Avatar name={name} />
      {name}
    </span>
  )
}

/** How old the next step is; in a warning's colour on an open deal of which nobody has said anything new for long. */
function NextStepAge({ card: { nextStepSince, stage }, today }: { card: OpportunityCard; today: PlainDate }) {
  if (nextStepSince === undefined) return none
  const days = Math.max(0, daysBetween(plainDateOf(new Date(nextStepSince)), today))
  const isStale = days >= staleDays && !isClosed(stage)
  return (
    <span className={isStale ? 'font-medium text-warning-text' : 'text-muted'}>
      <span aria-hidden>{`${days}d`}</span>
      <span className="sr-only">{days === 1 ? '1 day old' : `${days} days old`}</span>
    </span>
  )
}
