import { dehydrate, QueryClient } from '@tanstack/react-query'
import type { Metadata, Route } from 'next'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import * as z from 'zod'
import { requireSession, type Session } from '@/lib/auth/session'
import type { Meeting } from '@/lib/meeting/meeting'
import { services } from '@/lib/services'
import { readerLocale } from '../../opportunities/reader-locale'
import {
  addItem,
  decide,
  endMeeting,
  leavePresenting,
  moveItem,
  present,
  setItemState,
  show,
} from '../actions'
import { stateOf } from './live-state'
import { MeetingQueries } from './meeting-queries'
import { MeetingRoom } from './meeting-room'
import { dealQuery } from './queries'
import { readMeetingDeal } from './read-deal'

const actions = { present, leavePresenting, show, addItem, setItemState, moveItem, decide, end: endMeeting }

async function readMeeting(session: Session, id: string): Promise<Meeting | undefined> {
  const { meetings } = await services()
  return z.uuid().safeParse(id).success ? meetings.read(session, id) : undefined
}

export async function generateMetadata({ params }: PageProps<'/meetings/[id]'>): Promise<Metadata> {
  const meeting = await readMeeting(await requireSession(), (await params).id)
  return { title: meeting?.name ?? 'Meeting' }
}

/** The deal on the shared screen, so that it is drawn with the page. The overview is read behind it. */
async function firstReads(session: Session, meeting: Meeting, now: Date): Promise<QueryClient> {
  const queries = new QueryClient()
  const { view, dealId } = meeting.onScreen
  if (view !== 'deal' || dealId === undefined) return queries
  const { mirror } = await services()
  const reader = { mirror, catalog: session.catalog }
  const deal = await readMeetingDeal(reader, dealId, new Date(meeting.since), now)
  if (deal) queries.setQueryData(dealQuery(meeting.id, dealId).queryKey, deal)
  return queries
}

export default async function MeetingPage({ params }: PageProps<'/meetings/[id]'>) {
  const session = await requireSession()
  const { id } = await params
  const meeting = await readMeeting(session, id)
  if (!meeting) notFound()
  if (meeting.endedAt) redirect(`/meetings/${id}/minutes` as Route)
  const now = new Date()
  const { mirror } = await services()
  const [queries, owners] = await Promise.all([
    firstReads(session, meeting, now),
    mirror.owners(session.catalog),
  ])
  return (
    <MeetingQueries key={id} state={dehydrate(queries)}>
      <MeetingRoom
        first={stateOf(meeting, now.toISOString())}
        person={session}
        owners={owners}
        locale={readerLocale((await headers()).get('accept-language'))}
        actions={actions}
      />
    </MeetingQueries>
  )
}
