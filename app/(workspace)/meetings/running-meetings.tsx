import { Eye, Play } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { buttonStyle } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { LocalTime } from '@/components/ui/local-time'
import type { MeetingSummary } from '@/lib/meeting/meeting'
import { durationWords } from './duration-words'

export interface RunningMeetingsProps {
  meetings: readonly MeetingSummary[]
  mayLead: boolean
}

/** Meetings that have not ended: to join, or to take up where they were left. */
export function RunningMeetings({ meetings, mayLead }: RunningMeetingsProps) {
  return (
    <section aria-labelledby="running" className="space-y-2">
      <h2 id="running" className="font-semibold text-ink">
        Not ended yet
      </h2>
      <ul className="space-y-2">
        {meetings.map((meeting) => (
          <li key={meeting.id}>
            <Running meeting={meeting} mayLead={mayLead} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Running({ meeting, mayLead }: { meeting: MeetingSummary; mayLead: boolean }) {
  const { id, name, startedAt, startedBy, presenter, spentMs, discussed, decisions } = meeting
  const isLed = presenter?.isHere === true
  const resumes = mayLead && !isLed
  return (
    <Card className="flex flex-wrap items-center gap-x-4 gap-y-2 border-accent-line px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="break-words font-semibold text-base">{name}</span>
          {isLed ? <Badge tone="accent">{presenter.name} presents</Badge> : <Badge>Nobody presents</Badge>}
        </p>
        <p className="mt-0.5 text-muted">
          {startedBy.name} started it <LocalTime instant={startedAt} />
          {' · '}
          {durationWords(spentMs)} · {discussed} discussed ·{' '}
          {decisions === 1 ? '1 decision' : `${decisions} decisions`}
        </p>
      </div>
      <Link
        href={`/meetings/${id}` as Route}
        className={buttonStyle({ variant: resumes ? 'primary' : 'secondary' })}
      >
        {resumes ? <Play aria-hidden /> : <Eye aria-hidden />}
        {resumes ? 'Resume' : 'Follow'}
      </Link>
    </Card>
  )
}
