'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ArrowLeft, ArrowRight, ExternalLink, LayoutList, Pause, Play, SkipForward } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { type RefObject, useEffect, useState } from 'react'
import { AwsSide } from '@/components/meeting/aws-side'
import { DealHeading } from '@/components/meeting/deal-heading'
import { far } from '@/components/meeting/far'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Skeleton } from '@/components/ui/skeleton'
import type { Decision, DecisionInput } from '@/lib/meeting/decision'
import type { AgendaItem, ItemState, Meeting, Person } from '@/lib/meeting/meeting'
import type { Promised } from '@/lib/meeting/promised'
import { mayDecide, mayLead } from '@/lib/meeting/rights'
import type { Owner } from '@/lib/mirror/mirror'
import type { OpportunityCard } from '@/lib/opportunity/card'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import type { ActionResult } from '@/lib/result'
import { DealFacts } from './deal-facts'
import { DecisionDock } from './decision-dock'
import { dealQuery, keepCloseDate } from './queries'
import { whoDecides } from './who-decides'

export interface DealScreenProps {
  meeting: Meeting
  dealId: string
  /** From 1 among those that are walked; 0 for one that is parked or on no agenda. */
  place: number
  of: number
  promises: readonly Promised[]
  owners: readonly Owner[]
  person: Pick<Person, 'userId' | 'role' | 'email'>
  /** See `DealHeading`. */
  turn: number
  takenTurn: RefObject<number>
  /** Left out for whoever only follows. */
  onState?: (state: ItemState) => void
  onNext?: () => void
  onPrevious?: () => void
  onOverview: () => void
  decide: (decision: DecisionInput) => Promise<ActionResult<Decision>>
  onDecided: (decision: Decision) => Promise<void>
  onEditing: (isEditing: boolean) => void
  announce: (text: string) => void
}

/** Changes when a decision on the deal is made or moves on, so that the deal is read anew then. */
function signOf(decisions: readonly Decision[]): string {
  return decisions.map(({ id, outcome }) => `${id} ${outcome}`).join(' ')
}

/** The close date that a decision gives the deal, its own or one that was asked for beside it. */
function dateIn(decision: DecisionInput): PlainDate | undefined {
  if (decision.kind === 'closeDate') return decision.date
  return 'closeDate' in decision ? decision.closeDate : undefined
}

function marksOf(item: AgendaItem | undefined): string[] {
  if (!item) return ['Not on the agenda']
  return [
    item.state === 'parked' ? 'Parked' : undefined,
    item.state === 'skipped' ? 'Skipped' : undefined,
    item.addedBy ? `Added by ${item.addedBy.name}` : undefined,
    item.hasLeftScope ? 'No longer in this scope' : undefined,
  ].filter((mark) => mark !== undefined)
}

/** One deal, for a room to look at and to decide on. */
export function DealScreen(props: DealScreenProps) {
  const { meeting, dealId, decide, onDecided, onEditing, announce, owners, person } = props
  const client = useQueryClient()
  const { data: deal, isError, refetch } = useQuery(dealQuery(meeting.id, dealId))
  const [again, setAgain] = useState<Decision>()
  const item = meeting.agenda.find((each) => each.dealId === dealId)
  const decisions = meeting.decisions.filter((decision) => decision.dealId === dealId)
  const card = deal?.card ?? item?.card
  const decides = card !== undefined && mayDecide(person, card)
  // Whoever decides two things in a breath is not asked for the date twice.
  const decideHere = async (decision: DecisionInput) => {
    const result = await decide(decision)
    const closeDate = dateIn(decision)
    if (result.ok && closeDate) await keepCloseDate(client, meeting.id, dealId, closeDate)
    return result
  }
  const sign = signOf(decisions)
  useEffect(() => {
    if (sign !== '') void client.invalidateQueries({ queryKey: dealQuery(meeting.id, dealId).queryKey })
  }, [client, meeting.id, dealId, sign])

  return (
    <article aria-label="Deal" className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 space-y-5 overflow-y-auto px-4 py-4 sm:px-6 lg:py-6 xl:space-y-7 xl:px-10">
        {card ? (
          <DealHeading
            card={card}
            place={props.place}
            of={props.of}
            turn={props.turn}
            takenTurn={props.takenTurn}
            closedLostReason={deal?.closedLostReason}
            marks={marksOf(item)}
          />
        ) : null}
        {deal ? (
          <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[1.15fr_1fr]">
            <DealFacts
              deal={deal}
              item={item}
              promises={props.promises}
              decisions={{ decisions, onRetry: decides ? setAgain : undefined }}
              since={meeting.since}
              userId={person.userId}
            />
            <AwsSide aws={deal.aws} isSubmitted={deal.state.reviewStatus !== 'Pending Submission'} />
          </div>
        ) : (
          <Waiting isError={isError} card={card} onRetry={() => void refetch()} />
        )}
      </div>
      {card && !decides && mayLead(person) ? (
        <p className={cn('border-t bg-surface px-4 py-3 text-muted sm:px-6 xl:px-10', far.small)}>
          {whoDecides(card.owner?.name)}
        </p>
      ) : null}
      {deal && decides ? (
        <DecisionDock
          deal={deal}
          decisions={decisions}
          owners={owners}
          place={{ meetingId: meeting.id, dealId, userId: person.userId }}
          again={again}
          onAgainTaken={() => setAgain(undefined)}
          decide={decideHere}
          onDecided={onDecided}
          onStale={() => void refetch()}
          onEditing={onEditing}
          announce={announce}
        />
      ) : null}
      <DealBar {...props} state={item?.state} />
    </article>
  )
}

function Waiting({
  isError,
  card,
  onRetry,
}: {
  isError: boolean
  card?: OpportunityCard
  onRetry: () => void
}) {
  if (isError) {
    return (
      <div className={cn('flex flex-wrap items-center gap-3', far.body)}>
        <p className="text-muted">
          {card ? 'The rest of this deal could not be read.' : 'Tandem does not have this deal any more.'}
        </p>
        <Button onClick={onRetry}>Try again</Button>
      </div>
    )
  }
  return (
    <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[1.15fr_1fr]">
      <span role="status" className="sr-only">
        Reading the deal
      </span>
      {['ours', 'aws'].map((side) => (
        <div key={side} className="space-y-3">
          <Skeleton className="h-4 w-32" />
          <Skeleton className="h-6 w-4/5" />
          <Skeleton className="h-6 w-3/5" />
          <Skeleton className="h-6 w-2/3" />
        </div>
      ))}
    </div>
  )
}

/** Where to go from here, for everybody without the keys. */
function DealBar({
  dealId,
  state,
  onState,
  onNext,
  onPrevious,
  onOverview,
}: DealScreenProps & { state?: ItemState }) {
  const isAside = state === 'parked' || state === 'skipped'
  return (
    <nav
      aria-label="Through the agenda"
      className="flex flex-wrap items-center gap-2 border-t bg-surface px-3 py-2 max-lg:sticky max-lg:bottom-14 sm:px-6 md:bottom-0 xl:px-10"
    >
      <Button variant="ghost" onClick={onOverview} aria-keyshortcuts="Escape">
        <LayoutList aria-hidden />
        Overview
      </Button>
      {onState && state ? (
        <>
          <Button variant="ghost" aria-keyshortcuts="P" onClick={() => onState(isAside ? 'open' : 'parked')}>
            {isAside ? <Play aria-hidden /> : <Pause aria-hidden />}
            {isAside ? 'Back to the agenda' : 'Park'}
          </Button>
          {isAside ? null : (
            <Button variant="ghost" className="max-sm:hidden" onClick={() => onState('skipped')}>
              <SkipForward aria-hidden />
              Skip
            </Button>
          )}
        </>
      ) : null}
      <Link
        href={`/opportunities/${dealId}` as Route}
        target="_blank"
        className="ml-1 inline-flex items-center gap-1 rounded-sm text-muted text-xs hover:text-ink max-md:hidden"
      >
        The whole opportunity
        <ExternalLink aria-hidden className="size-3.5" />
        <span className="sr-only">(opens in a new tab)</span>
      </Link>
      <span className="ml-auto flex gap-2">
        <Button onClick={onPrevious} disabled={!onPrevious} aria-keyshortcuts="K ArrowLeft">
          <ArrowLeft aria-hidden />
          <span className="max-sm:sr-only">Previous</span>
        </Button>
        <Button variant="primary" onClick={onNext} disabled={!onNext} aria-keyshortcuts="J ArrowRight">
          Next
          <ArrowRight aria-hidden />
        </Button>
      </span>
    </nav>
  )
}
