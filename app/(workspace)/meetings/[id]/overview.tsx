'use client'

import { useQuery } from '@tanstack/react-query'
import { Play, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { AgendaList, type AgendaListProps, ParkedList } from '@/components/meeting/agenda-list'
import { walked } from '@/components/meeting/agenda-order'
import { MoreReasons } from '@/components/meeting/more-reasons'
import { PromisesByDeal } from '@/components/meeting/promises-by-deal'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { LocalTime } from '@/components/ui/local-time'
import type { Meeting } from '@/lib/meeting/meeting'
import { GapNotice } from '../gap-notice'
import { AddDeal } from './add-deal'
import { overviewQuery } from './queries'
import type { AgendaWork } from './use-agenda'
import { WhatMoved } from './what-moved'

export interface OverviewProps {
  meeting: Meeting
  locale: string
  /** Left out for whoever only follows. */
  agenda?: AgendaWork
  onOpen: (dealId: string) => void
  /** To the first deal that is still open. */
  onBegin?: () => void
  onEnd: () => void
}

/** What the meeting is about: what moved, what is to be talked about, what was put aside, what was promised. */
export function Overview({ meeting, locale, agenda, onOpen, onBegin, onEnd }: OverviewProps) {
  const { data: overview, isError } = useQuery(overviewQuery(meeting.id))
  const [isAdding, setIsAdding] = useState(false)
  const items = walked(meeting.agenda)
  const open = items.filter(({ state }) => state === 'open').length
  const lists: AgendaListProps = {
    agenda: meeting.agenda,
    decisions: meeting.decisions,
    onOpen,
    onState: agenda?.setState,
    onMove: agenda?.move,
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto max-w-[100rem] space-y-5 px-4 py-5 sm:px-6 xl:px-10">
        <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
          <div className="min-w-0">
            <h1 className="text-balance break-words font-semibold text-2xl tracking-tight xl:text-3xl">
              {meeting.name}
            </h1>
            <p className="mt-1 text-base text-muted">
              {meeting.scope.name === meeting.name ? 'Since ' : `${meeting.scope.name}, since `}
              <LocalTime instant={meeting.since} format="date" />
            </p>
          </div>
          <div className="flex flex-wrap gap-2">
            <Button size="lg" onClick={onEnd}>
              Wrap up
            </Button>
            {onBegin ? (
              <Button size="lg" variant="primary" onClick={onBegin}>
                <Play aria-hidden />
                {open === items.length ? 'Begin' : 'Go on'}
              </Button>
            ) : null}
          </div>
        </header>
        <GapNotice knownSince={overview?.knownSince} gaps={overview?.gaps} />
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1.6fr)_minmax(22rem,1fr)]">
          <Panel
            title="Agenda"
            aside={
              <span className="flex items-center gap-3 text-muted">
                <span className="tabular-nums">
                  {open} of {items.length} to go
                </span>
                {agenda ? (
                  <Button size="sm" onClick={() => setIsAdding(true)}>
                    <Plus aria-hidden />
                    Add a deal
                  </Button>
                ) : null}
              </span>
            }
          >
            <AgendaList {...lists} />
            {overview?.agenda ? <MoreReasons more={overview.agenda.more} locale={locale} /> : null}
          </Panel>
          {/* Where all is below each other, the agenda comes before what is to be looked up. */}
          <div className="space-y-5 max-lg:contents">
            <div className="min-w-0 max-lg:-order-1">
              <WhatMoved
                meetingId={meeting.id}
                overview={overview}
                isError={isError}
                locale={locale}
                onOpen={onOpen}
              />
            </div>
            <Panel title="Parked">
              <ParkedList {...lists} />
            </Panel>
            {overview && overview.promises.length > 0 ? (
              <Panel title="Decided last time">
                <PromisesByDeal promises={overview.promises} />
              </Panel>
            ) : null}
          </div>
        </div>
      </div>
      {isAdding && agenda ? (
        <AddDeal
          meetingId={meeting.id}
          onAgenda={meeting.agenda.map(({ dealId }) => dealId)}
          onAdd={(dealId) => {
            setIsAdding(false)
            void agenda.add(dealId)
          }}
          onClose={() => setIsAdding(false)}
        />
      ) : null}
    </div>
  )
}

function Panel({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <Card className="min-w-0">
      <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b px-4 py-2">
        <h2 className="font-semibold text-base">{title}</h2>
        {aside}
      </header>
      {children}
    </Card>
  )
}
