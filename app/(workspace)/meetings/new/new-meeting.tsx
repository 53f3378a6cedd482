'use client'

import { Play } from 'lucide-react'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useOptimistic, useState, useTransition } from 'react'
import { Waterfall } from '@/components/charts/waterfall'
import { MoreReasons } from '@/components/meeting/more-reasons'
import { PromisesByDeal } from '@/components/meeting/promises-by-deal'
import { WordsProvider } from '@/components/meeting/words'
import { PageHeader } from '@/components/shell/page-header'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { MeetingOverview } from '@/lib/meeting/overview'
import type { SavedScope, Scope } from '@/lib/meeting/scope'
import type { Owner } from '@/lib/mirror/mirror'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { meetingWords } from '../[id]/meeting-words'
import type { createScope, deleteScope, renameScope, startMeeting } from '../actions'
import { BarDeals, type OpenBar } from '../bar-deals'
import { GapNotice } from '../gap-notice'
import { choiceParams, type MeetingChoice } from './meeting-choice'
import { ProposedAgenda } from './proposed-agenda'
import { ScopeChoice } from './scope-choice'
import { SinceChoice } from './since-choice'
import { useStart } from './use-start'

export interface NewMeetingActions {
  startMeeting: typeof startMeeting
  createScope: typeof createScope
  renameScope: typeof renameScope
  deleteScope: typeof deleteScope
}

export interface NewMeetingProps {
  choice: MeetingChoice
  scope: Scope
  /** The address named a saved scope that is gone. */
  isUnknownScope: boolean
  overview: MeetingOverview
  saved: SavedScope[]
  owners: Owner[]
  me: string
  mayStart: boolean
  today: PlainDate
  locale: string
  actions: NewMeetingActions
}

/** What a meeting is to be about, and what it would open with. All that is chosen stands in the address. */
export function NewMeeting(props: NewMeetingProps) {
  const { scope, isUnknownScope, overview, mayStart, today, locale, actions } = props
  const { choice, isReading, choose } = useChoice(props.choice)
  const { start, isStarting, problem } = useStart(actions.startMeeting)
  return (
    <WordsProvider words={meetingWords(locale, today)}>
      <PageHeader
        title="New meeting"
        meta={scope.name}
        actions={
          mayStart ? (
            <Button
              variant="primary"
              busy={isStarting}
              disabled={isReading}
              onClick={() => start({ scope, since: choice.since })}
            >
              <Play aria-hidden />
              Start meeting
            </Button>
          ) : (
            <span className="text-muted">You can look; sellers and managers start meetings.</span>
          )
        }
      />
      <div className="mx-auto max-w-[88rem] space-y-4 px-4 py-4 sm:px-6">
        {problem ? (
          <Banner tone="danger" title="The meeting was not started">
            {problem}
          </Banner>
        ) : null}
        {isUnknownScope ? (
          <Banner tone="warning" title="That scope is no longer saved">
            This shows every deal instead.
          </Banner>
        ) : null}
        <Card className="divide-y">
          <ScopeChoice {...props} choice={choice} onChoose={choose} />
          <SinceChoice choice={choice} overview={overview} onChoose={choose} />
        </Card>
        <div aria-busy={isReading} className="space-y-4 transition-opacity delay-150 aria-busy:opacity-60">
          <GapNotice {...overview} />
          <Preview overview={overview} locale={locale} choice={props.choice} />
        </div>
      </div>
    </WordsProvider>
  )
}

interface Choosing {
  /** What is chosen, before the page for it has come: a second pick goes on from the first. */
  choice: MeetingChoice
  isReading: boolean
  choose: (choice: MeetingChoice) => void
}

function useChoice(known: MeetingChoice): Choosing {
  const router = useRouter()
  const [isReading, startReading] = useTransition()
  const [choice, setChoice] = useOptimistic(known)
  const choose = (next: MeetingChoice) =>
    startReading(() => {
      setChoice(next)
      router.push(`/meetings/new?${choiceParams(next)}` as Route, { scroll: false })
    })
  return { choice, isReading, choose }
}

function Preview({ overview, locale, choice }: Pick<NewMeetingProps, 'overview' | 'locale' | 'choice'>) {
  const { waterfall, agenda, promises } = overview
  const [bar, setBar] = useState<OpenBar>()
  const asked = choiceParams({ ...choice, since: overview.since })
  return (
    <>
      <Card className="px-4 py-3 sm:px-5 sm:py-4">
        <Waterfall
          waterfall={waterfall}
          locale={locale}
          onOpen={(kind, currency) => setBar({ kind, currency })}
        />
      </Card>
      <BarDeals
        waterfall={waterfall}
        bar={bar}
        locale={locale}
        addressOf={(kind) => `/api/meetings/movements?${asked}&kind=${kind}`}
        onClose={() => setBar(undefined)}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1.8fr)_minmax(0,1fr)]">
        {agenda ? (
          <Card className="min-w-0">
            <h2 className="border-b px-4 py-2.5 font-semibold text-base">
              Proposed agenda{' '}
              <span className="font-normal text-muted tabular-nums">{agenda.items.length}</span>
            </h2>
            <ProposedAgenda items={agenda.items} />
            <MoreReasons more={agenda.more} locale={locale} />
          </Card>
        ) : null}
        <Card className="min-w-0">
          <h2 className="border-b px-4 py-2.5 font-semibold text-base">Decided last time</h2>
          {promises.length > 0 ? (
            <PromisesByDeal promises={promises} />
          ) : (
            <p className="px-4 py-4 text-muted">
              {overview.previous
                ? 'The last meeting of this scope decided nothing.'
                : 'No meeting of this scope yet. What this one decides is looked at here next time.'}
            </p>
          )}
        </Card>
      </div>
    </>
  )
}
