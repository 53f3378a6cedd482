import { TriangleAlert } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { LocalTime } from '@/components/ui/local-time'
import type { MeetingSummary } from '@/lib/meeting/meeting'
import { durationWords } from './duration-words'

export interface HeldMeetingsProps {
  meetings: readonly MeetingSummary[]
  locale: string
}

const columns =
  'grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 gap-y-1 px-4 md:grid-cols-[9.5rem_minmax(0,1fr)_12rem_6rem_5rem_5.5rem_5.5rem]'
const figure = 'tabular-nums md:text-right'

/** Meetings that were held, newest first, each leading to its minutes. A table where there is room, cards on a phone. */
export function HeldMeetings({ meetings, locale }: HeldMeetingsProps) {
  return (
    <section aria-labelledby="held" className="space-y-2">
      <h2 id="held" className="font-semibold text-ink">
        Held
      </h2>
      <Card className="overflow-hidden">
        <div aria-hidden className={`${columns} hidden border-b py-2 text-muted text-xs md:grid`}>
          <span>When</span>
          <span>Meeting</span>
          <span>Present</span>
          <span className="text-right">Took</span>
          <span className="text-right">Discussed</span>
          <span className="text-right">Decisions</span>
          <span className="text-right">Troubles</span>
        </div>
        <ul className="divide-y">
          {meetings.map((meeting) => (
            <li key={meeting.id}>
              <Row meeting={meeting} locale={locale} />
            </li>
          ))}
        </ul>
      </Card>
    </section>
  )
}

function Row({ meeting, locale }: { meeting: MeetingSummary; locale: string }) {
  const { id, name, scope, startedAt, startedBy, attendees, spentMs, discussed, decisions, troubles } =
    meeting
  const count = new Intl.NumberFormat(locale)
  return (
    <Link href={`/meetings/${id}/minutes` as Route} className={`${columns} py-2.5 hover:bg-hover`}>
      <LocalTime instant={startedAt} className="text-muted max-md:order-2 max-md:text-right md:text-ink" />
      <span className="min-w-0 truncate font-medium max-md:order-1">
        {name}
        {name === scope.name ? null : <span className="font-normal text-muted"> · {scope.name}</span>}
      </span>
      <span className="truncate text-muted max-md:order-4 max-md:text-right">
        {startedBy.name}
        {attendees > 1 ? ` and ${attendees === 2 ? '1 other' : `${count.format(attendees - 1)} others`}` : ''}
      </span>
      <span className={`${figure} text-muted max-md:order-3`}>{durationWords(spentMs)}</span>
      <span className={`${figure} max-md:hidden`}>{count.format(discussed)}</span>
      <span className={`${figure} max-md:hidden`}>{count.format(decisions)}</span>
      <span className={`${figure} max-md:order-5`}>
        <span className="text-muted md:hidden">
          {discussed} discussed · {decisions} decided{' '}
        </span>
        {troubles > 0 ? (
          <Badge tone="danger" title="AWS refused these, or they wait for somebody">
            <TriangleAlert aria-hidden />
            {count.format(troubles)}
            <span className="sr-only"> in trouble</span>
          </Badge>
        ) : (
          <span className="text-faint max-md:hidden">none</span>
        )}
      </span>
    </Link>
  )
}
