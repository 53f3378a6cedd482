import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import * as z from 'zod'
import { requireSession } from '@/lib/auth/session'
import type { Minutes } from '@/lib/meeting/minutes'
import { services } from '@/lib/services'
import { readerLocale } from '../../../opportunities/reader-locale'
import { WatchChanges } from '../../../queue/watch-changes'
import { MinutesPage } from './minutes-page'

const readMinutes = cache(async (id: string): Promise<Minutes | undefined> => {
  const session = await requireSession()
  const { meetings } = await services()
  return z.uuid().safeParse(id).success ? meetings.minutes(session, id) : undefined
})

export async function generateMetadata({ params }: PageProps<'/meetings/[id]/minutes'>): Promise<Metadata> {
  const minutes = await readMinutes((await params).id)
  return { title: minutes ? `${minutes.meeting.name}, minutes` : 'Minutes' }
}

export default async function MeetingMinutesPage({ params }: PageProps<'/meetings/[id]/minutes'>) {
  const minutes = await readMinutes((await params).id)
  if (!minutes) notFound()
  const locale = readerLocale((await headers()).get('accept-language'))
  const { meeting, queued, refused } = minutes
  // What AWS has answered stays; what waits for somebody may be sent again.
  const mayMove = meeting.endedAt === undefined || queued.length > 0 || refused.length > 0
  return (
    <>
      {mayMove ? <WatchChanges often={queued.length > 0} /> : null}
      <MinutesPage minutes={minutes} locale={locale} />
    </>
  )
}
