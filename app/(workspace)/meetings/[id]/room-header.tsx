'use client'

import { ArrowLeft, CircleHelp, WifiOff } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { MeetingClock } from '@/components/meeting/meeting-clock'
import { PeopleHere } from '@/components/meeting/people-here'
import { Presenting, type PresentingProps } from '@/components/meeting/presenting'
import { shortcutGroups } from '@/components/shell/shortcut-groups'
import { Button, buttonStyle } from '@/components/ui/button'
import type { Meeting } from '@/lib/meeting/meeting'
import { TroubleMenu } from './trouble-menu'
import type { Connection } from './use-live-meeting'

export interface RoomHeaderProps extends Omit<PresentingProps, 'presenter'> {
  meeting: Meeting
  meetingMs: number
  /** Of the deal on the shared screen. */
  dealMs?: number
  connection: Connection
  onOpen: (dealId: string) => void
}

/** One line over the meeting: where it is, who is in it, how long it has lasted. */
export function RoomHeader({
  meeting,
  meetingMs,
  dealMs,
  connection,
  onOpen,
  ...presenting
}: RoomHeaderProps) {
  return (
    <header className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-b bg-surface px-3 py-1.5 sm:px-4">
      <Link
        href={'/meetings' as Route}
        aria-label="Leave the meeting"
        title="Leave the meeting. It goes on, and you can come back."
        className={buttonStyle({ variant: 'ghost', size: 'icon-sm' })}
      >
        <ArrowLeft aria-hidden />
      </Link>
      <p className="min-w-0 flex-1 truncate font-medium max-sm:hidden">{meeting.name}</p>
      <Lost connection={connection} />
      <span className="ml-auto flex items-center gap-3">
        <TroubleMenu meeting={meeting} onOpen={onOpen} />
        <MeetingClock meetingMs={meetingMs} dealMs={dealMs} />
        <PeopleHere attendees={meeting.attendees} presenter={meeting.presenter} />
        <Presenting presenter={meeting.presenter} {...presenting} />
        <Button
          size="icon-sm"
          variant="ghost"
          aria-label="Keyboard shortcuts"
          className="max-sm:hidden"
          onClick={() => shortcutGroups.open()}
        >
          <CircleHelp aria-hidden />
        </Button>
      </span>
    </header>
  )
}

function Lost({ connection }: { connection: Connection }) {
  const words: Record<Connection, string> = {
    live: '',
    lost: 'Reconnecting…',
    gone: 'This meeting cannot be found any more',
    'signed-out': 'You have been signed out',
  }
  return (
    <p role="status" className="flex items-center gap-1.5 text-sm text-warning-text">
      {connection === 'live' ? null : <WifiOff aria-hidden className="size-4 shrink-0" />}
      {words[connection]}
      {connection === 'signed-out' ? (
        <a href="/sign-in" target="_blank" rel="noreferrer" className="underline">
          Sign in
        </a>
      ) : null}
    </p>
  )
}
