'use client'

import { Download, Printer } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { type ReactNode, useState } from 'react'
import { Waterfall } from '@/components/charts/waterfall'
import { CopyButton } from '@/components/record/copy-button'
import { Banner } from '@/components/ui/banner'
import { Button, buttonStyle } from '@/components/ui/button'
import { LocalTime } from '@/components/ui/local-time'
import { useTimeZone } from '@/components/ui/use-time-zone'
import type { Minutes } from '@/lib/meeting/minutes'
import { minutesMarkdown } from '@/lib/meeting/minutes-markdown'
import { promiseText, type Writing, writingFor } from '@/lib/meeting/minutes-words'
import { BarDeals, type OpenBar } from '../../bar-deals'
import { durationWords } from '../../duration-words'
import { GapNotice } from '../../gap-notice'
import { MinutesDealEntry } from './minutes-deal-entry'
import { MinutesFigures } from './minutes-figures'

export interface MinutesPageProps {
  minutes: Minutes
  locale: string
}

/** What remains of a meeting, to read, to pass on and to print. */
export function MinutesPage({ minutes, locale }: MinutesPageProps) {
  const timeZone = useTimeZone()
  const writing = writingFor(locale, timeZone)
  const { meeting, promises, discussed, parked } = minutes
  return (
    <article className="mx-auto max-w-4xl space-y-7 px-4 py-6 sm:px-8 print:max-w-none print:space-y-5 print:p-0">
      <Heading minutes={minutes} markdown={minutesMarkdown(minutes, writing)} timeZone={timeZone} />
      {meeting.endedAt === undefined ? <StillRunning id={meeting.id} /> : null}
      <MinutesFigures minutes={minutes} />
      <Moved minutes={minutes} locale={locale} />
      {promises.length > 0 ? (
        <Section title="Promised last time">
          <Promises minutes={minutes} writing={writing} />
        </Section>
      ) : null}
      {discussed.length > 0 ? (
        <Section title="Discussed">
          {discussed.map((deal) => (
            <MinutesDealEntry key={deal.id} deal={deal} writing={writing} />
          ))}
        </Section>
      ) : null}
      {parked.length > 0 ? (
        <Section title="Parked">
          {parked.map((deal) => (
            <MinutesDealEntry key={deal.id} deal={deal} writing={writing} />
          ))}
        </Section>
      ) : null}
      <Names title="Skipped" deals={minutes.skipped} />
      <Names title="Not reached" deals={minutes.notReached} />
    </article>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-3">
      <h2 className="break-after-avoid border-b pb-1.5 font-semibold text-lg">{title}</h2>
      {children}
    </section>
  )
}

interface HeadingProps {
  minutes: Minutes
  /** The same minutes, to copy. */
  markdown: string
  timeZone: string
}

function Heading({ minutes: { meeting, attendees }, markdown, timeZone }: HeadingProps) {
  const { id, name, scope, startedAt, endedAt, startedBy, spentMs } = meeting
  return (
    <header className="space-y-3">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <p className="text-muted">
            Minutes
            <span className="print:hidden">
              {' · '}
              <Link href="/meetings" className="rounded-sm text-accent-text hover:underline">
                All meetings
              </Link>
            </span>
          </p>
          <h1 className="text-balance break-words font-semibold text-2xl tracking-tight">{name}</h1>
        </div>
        <div className="flex flex-wrap items-center gap-2 print:hidden">
          <CopyButton text={markdown} what="as Markdown" labelled />
          <a
            href={`/api/meetings/${id}/minutes.csv?zone=${encodeURIComponent(timeZone)}`}
            download
            className={buttonStyle({ size: 'sm' })}
          >
            <Download aria-hidden />
            CSV
          </a>
          <Button size="sm" onClick={() => window.print()}>
            <Printer aria-hidden />
            Print
          </Button>
        </div>
      </div>
      <dl className="grid gap-x-6 gap-y-1.5 sm:grid-cols-[auto_minmax(0,1fr)] [&_dt]:text-muted">
        <dt>Held</dt>
        <dd>
          <LocalTime instant={startedAt} />
          {endedAt ? (
            <>
              {' to '}
              <LocalTime instant={endedAt} format="time" />
            </>
          ) : null}
          , {durationWords(spentMs)} presented
        </dd>
        <dt>Deals</dt>
        <dd>
          {scope.name}, since <LocalTime instant={meeting.since} format="date" />
        </dd>
        <dt>Present</dt>
        <dd>{attendees.length > 0 ? attendees.map((each) => each.name).join(', ') : startedBy.name}</dd>
      </dl>
    </header>
  )
}

function StillRunning({ id }: { id: string }) {
  return (
    <Banner
      title="This meeting has not ended"
      className="print:hidden"
      actions={
        <Link href={`/meetings/${id}` as Route} className={buttonStyle({ size: 'sm' })}>
          Go there
        </Link>
      }
    >
      These are its minutes so far.
    </Banner>
  )
}

function Moved({ minutes, locale }: Pick<MinutesPageProps, 'minutes' | 'locale'>) {
  const [bar, setBar] = useState<OpenBar>()
  const { waterfall } = minutes
  return (
    <div className="space-y-3">
      <GapNotice {...minutes} />
      <Waterfall
        waterfall={waterfall}
        locale={locale}
        onOpen={(kind, currency) => setBar({ kind, currency })}
        printsTable
      />
      <BarDeals waterfall={waterfall} bar={bar} locale={locale} onClose={() => setBar(undefined)} />
    </div>
  )
}

function Promises({ minutes: { promises }, writing }: { minutes: Minutes; writing: Writing }) {
  return (
    <ul className="space-y-2">
      {promises.map((promise) => {
        const { decision, company, isOverdue } = promise
        return (
          <li
            key={decision.id}
            className="grid break-inside-avoid gap-x-6 sm:grid-cols-[12rem_minmax(0,1fr)]"
          >
            <Link
              href={`/opportunities/${decision.dealId}` as Route}
              className="self-start truncate rounded-sm font-medium hover:underline"
            >
              {company || decision.dealId}
            </Link>
            <span className="min-w-0">
              <span className="whitespace-pre-line break-words">
                {decision.kind === 'closeDate' ? writing.day(decision.now) : decision.now}
              </span>
              <span className="block text-muted">
                {promiseText(promise, writing)}
                {isOverdue ? <span className="text-danger-text">, overdue</span> : null}
              </span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** Deals that were not talked about, by name. */
function Names({ title, deals }: { title: string; deals: Minutes['skipped'] }) {
  if (deals.length === 0) return null
  return (
    <section className="break-inside-avoid space-y-1.5">
      <h2 className="font-semibold">
        {title} <span className="font-normal text-muted tabular-nums">{deals.length}</span>
      </h2>
      <p className="text-muted">{deals.map(({ id, company }) => company || id).join(', ')}</p>
    </section>
  )
}
