'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { neighbour, walked } from '@/components/meeting/agenda-order'
import { useWords, WordsProvider } from '@/components/meeting/words'
import { ShortcutsHelp } from '@/components/shell/shortcuts-help'
import { useShortcuts } from '@/components/shell/use-shortcuts'
import { Button } from '@/components/ui/button'
import { notify } from '@/components/ui/notify'
import type { Decision } from '@/lib/meeting/decision'
import type { Meeting, Person } from '@/lib/meeting/meeting'
import { mayLead } from '@/lib/meeting/rights'
import type { Owner } from '@/lib/mirror/mirror'
import type { ActionError, ActionResult } from '@/lib/result'
import { DealScreen } from './deal-screen'
import { EndView } from './end-view'
import type { LiveState } from './live-state'
import { meetingWords } from './meeting-words'
import { Overview } from './overview'
import { presentingTerm } from './presenting-term'
import { dealQuery, overviewQuery } from './queries'
import { noAnswer, refusalText } from './refusal-text'
import type { RoomActions } from './room-actions'
import { RoomHeader } from './room-header'
import { useAgenda } from './use-agenda'
import { type LiveMeetingView, useLiveMeeting } from './use-live-meeting'
import { dealOf, type ScreenView, screenOf, useScreen } from './use-screen'

const leadersHelp = [
  { keys: 'j', label: 'Next deal (also →)' },
  { keys: 'k', label: 'Previous deal (also ←)' },
  { keys: 'n', label: 'Decide the next step' },
  { keys: 'd', label: 'Decide the close date' },
  { keys: 's', label: 'Decide the stage' },
  { keys: 'o', label: 'Decide the owner' },
  { keys: 'm', label: 'Write a note for the minutes' },
  { keys: 'p', label: 'Park the deal, or take it back' },
  { keys: 'Escape', label: 'Leave a field, then to the overview' },
] as const

const followersHelp = leadersHelp.filter(({ keys }) => ['j', 'k', 'Escape'].includes(keys))

export interface MeetingRoomProps {
  first: LiveState
  person: Person
  owners: readonly Owner[]
  locale: string
  actions: RoomActions
}

/** A running meeting: the presenter moves, everybody follows, whoever may decides. */
export function MeetingRoom(props: MeetingRoomProps) {
  const { id } = props.first.meeting
  const live = useLiveMeeting(id, props.first, props.person.userId)
  const words = meetingWords(props.locale, live.now.slice(0, 10))
  useEnding(live.meeting)
  return (
    <WordsProvider words={words}>
      <Room {...props} live={live} />
    </WordsProvider>
  )
}

/** Once it has ended there are only minutes, for everybody in it. */
function useEnding({ id, endedAt }: Meeting): void {
  const router = useRouter()
  const hasEnded = endedAt !== undefined
  useEffect(() => {
    if (hasEnded) router.replace(`/meetings/${id}/minutes` as Route)
  }, [hasEnded, id, router])
}

function tellRefusal(error: ActionError | undefined): void {
  notify.error({ title: 'That did not happen', description: error ? refusalText(error) : noAnswer })
}

function usePresenting(id: string, { keep }: LiveMeetingView, actions: RoomActions) {
  const settle = async (action: Promise<ActionResult<Meeting>>, isTaking: boolean) => {
    const result = await action.catch(() => undefined)
    if (!result?.ok) return tellRefusal(result?.error)
    presentingTerm.keep(id, isTaking ? result.data.presenter?.term : undefined)
    await keep(result.data)
  }
  return {
    onPresent: (over?: number) =>
      void settle(actions.present({ id, ...(over !== undefined && { over }) }), true),
    onStop: () => {
      const term = presentingTerm.read(id)
      if (term !== undefined) void settle(actions.leavePresenting({ id, term }), false)
    },
  }
}

function useMoves(live: LiveMeetingView, actions: RoomActions): ScreenView {
  const { meeting, isPresenting, keep } = live
  const { id } = meeting
  return useScreen({
    onScreen: meeting.onScreen,
    isPresenting,
    show: (screen) => {
      const term = presentingTerm.read(id)
      return term === undefined ? undefined : actions.show({ id, term, screen })
    },
    keep,
    onRefused: tellRefusal,
  })
}

/** What a listener hears when another deal is on the screen: "3 of 14: Harbor Lines, Qualified, USD 12K/mo". */
function useSpoken({ meeting }: LiveMeetingView, dealId: string | undefined) {
  const { money } = useWords()
  const [spoken, setSpoken] = useState('')
  const say = useEffectEvent((shown: string | undefined) => {
    if (shown === undefined) return setSpoken('')
    const items = walked(meeting.agenda)
    const place = items.findIndex((item) => item.dealId === shown) + 1
    const card = meeting.agenda.find((item) => item.dealId === shown)?.card
    const told = card
      ? [card.company || card.id, card.stage, money(card.spend, 'full')].filter(Boolean)
      : [shown]
    setSpoken(`${place > 0 ? `${place} of ${items.length}: ` : ''}${told.join(', ')}`)
  })
  useEffect(() => say(dealId), [dealId])
  return { spoken, announce: setSpoken }
}

/** The deals beside the one on the screen are read before anybody goes there. */
function useNeighbours(meetingId: string, deals: readonly (string | undefined)[]): void {
  const client = useQueryClient()
  const wanted = deals.filter((dealId) => dealId !== undefined).join(' ')
  useEffect(() => {
    for (const dealId of wanted.split(' ').filter(Boolean)) {
      void client.prefetchQuery(dealQuery(meetingId, dealId))
    }
  }, [client, meetingId, wanted])
}

/** The way through the agenda from where this reader is: the overview, deal by deal, the end. */
function useWalk({ id, agenda }: Meeting, { screen, goTo }: ScreenView) {
  const dealId = dealOf(screen)
  const isEnd = screen.view === 'end'
  const items = walked(agenda)
  const next = isEnd ? undefined : neighbour(agenda, dealId, 1)
  const previous = isEnd ? items.at(-1)?.dealId : neighbour(agenda, dealId, -1)
  useNeighbours(id, [dealId, next, next && neighbour(agenda, next, 1), previous])

  const toDeal = (target: string) => goTo({ view: 'deal', dealId: target })
  const toEnd = () => goTo({ view: 'end' })
  return {
    items,
    item: agenda.find((each) => each.dealId === dealId),
    next,
    toDeal,
    toEnd,
    toOverview: () => goTo({ view: 'overview' }),
    goNext: () => {
      if (next !== undefined) toDeal(next)
      else if (dealId !== undefined) toEnd()
    },
    goPrevious: previous === undefined ? undefined : () => toDeal(previous),
  }
}

function Room({ live, person, owners, locale, actions }: MeetingRoomProps & { live: LiveMeetingView }) {
  const { meeting, isPresenting } = live
  const { id } = meeting
  const view = useMoves(live, actions)
  const presenting = usePresenting(id, live, actions)
  const work = useAgenda(id, actions)
  const overview = useQuery(overviewQuery(id))
  const dealId = dealOf(view.screen)
  const shownDeal = dealOf(screenOf(meeting.onScreen))
  const { spoken, announce } = useSpoken(live, dealId)
  const takenTurn = useRef(0)

  const { items, item, next, toDeal, toEnd, toOverview, goNext, goPrevious } = useWalk(meeting, view)
  const leads = mayLead(person)
  const park = () => {
    if (item) work.setState(item.dealId, item.state === 'parked' ? 'open' : 'parked')
  }
  useShortcuts({
    j: goNext,
    ArrowRight: goNext,
    ...(goPrevious && { k: goPrevious, ArrowLeft: goPrevious }),
    ...(leads && item && { p: park }),
    ...(view.screen.view !== 'overview' && { Escape: toOverview }),
  })

  const end = async () => {
    const result = await actions.end({ id }).catch(() => undefined)
    if (result?.ok) await live.keep(result.data)
    else tellRefusal(result?.error)
  }
  const { presenter } = meeting
  const mayEnd = leads && (isPresenting || !presenter?.isHere)
  return (
    <div
      data-whole-window
      className="flex min-h-(--screen-height) flex-col bg-canvas lg:h-(--screen-height) lg:overflow-hidden"
    >
      <RoomHeader
        meeting={meeting}
        meetingMs={meeting.spentMs + live.runningMs}
        dealMs={dealMsOf(live, shownDeal)}
        connection={live.connection}
        userId={person.userId}
        isPresenting={isPresenting}
        mayPresent={leads}
        onOpen={toDeal}
        {...presenting}
      />
      <Following
        presenter={presenter?.isHere && !isPresenting ? presenter.name : undefined}
        isElsewhere={view.isElsewhere}
        isViewer={!leads}
        onBack={view.back}
      />
      <p role="status" className="sr-only">
        {spoken}
      </p>
      {view.screen.view === 'overview' ? (
        <Overview
          meeting={meeting}
          locale={locale}
          agenda={leads ? work : undefined}
          onOpen={toDeal}
          onBegin={next === undefined ? undefined : () => toDeal(next)}
          onEnd={toEnd}
        />
      ) : null}
      {view.screen.view === 'end' ? (
        <EndView
          meeting={meeting}
          userId={person.userId}
          onOpen={toDeal}
          onOverview={toOverview}
          onEnd={mayEnd ? end : undefined}
        />
      ) : null}
      {dealId !== undefined ? (
        <DealScreen
          key={dealId}
          meeting={meeting}
          dealId={dealId}
          place={items.findIndex((each) => each.dealId === dealId) + 1}
          of={items.length}
          promises={overview.data?.promises.filter(({ decision }) => decision.dealId === dealId) ?? []}
          owners={owners}
          person={person}
          turn={view.turn}
          takenTurn={takenTurn}
          onState={leads ? (state) => work.setState(dealId, state) : undefined}
          onNext={goNext}
          onPrevious={goPrevious}
          onOverview={toOverview}
          decide={(decision) => actions.decide({ id, decision })}
          onDecided={(decision: Decision) => live.keepDecision(decision)}
          onEditing={view.hold}
          announce={announce}
        />
      ) : null}
      <ShortcutsHelp title="Meeting" shortcuts={leads ? leadersHelp : followersHelp} />
    </div>
  )
}

function dealMsOf({ meeting, runningMs }: LiveMeetingView, shown: string | undefined): number | undefined {
  const item = meeting.agenda.find(({ dealId }) => dealId === shown)
  return item && item.spentMs + runningMs
}

interface FollowingProps {
  /** Who is followed; undefined for the presenter, and when nobody presents. */
  presenter?: string
  isElsewhere: boolean
  isViewer: boolean
  onBack: () => void
}

/** Tells a follower what they look at, and a viewer, once, that they only follow. */
function Following({ presenter, isElsewhere, isViewer, onBack }: FollowingProps) {
  if (!isElsewhere && !isViewer) return null
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b bg-accent-soft px-3 py-1.5 text-accent-text sm:px-4">
      <p className="min-w-0">
        {isViewer ? 'You follow this meeting; sellers and managers decide. ' : null}
        {isElsewhere ? 'You look at something else.' : null}
      </p>
      {isElsewhere ? (
        <Button size="sm" onClick={onBack}>
          {presenter ? `Back to what ${presenter.split(' ')[0]} shows` : 'Back to the shared screen'}
        </Button>
      ) : null}
    </div>
  )
}
