import { Eye, Plus, Presentation } from 'lucide-react'
import type { Metadata, Route } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import * as z from 'zod'
import { PageHeader } from '@/components/shell/page-header'
import { buttonStyle } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { canWrite } from '@/lib/auth/roles'
import { requireSession } from '@/lib/auth/session'
import { services } from '@/lib/services'
import { readerLocale } from '../opportunities/reader-locale'
import { toParams } from '../opportunities/search-params'
import { HeldMeetings } from './held-meetings'
import { RunningMeetings } from './running-meetings'

export const metadata: Metadata = { title: 'Meetings' }

export default async function MeetingsPage({ searchParams }: PageProps<'/meetings'>) {
  const session = await requireSession()
  const { meetings } = await services()
  const before = z.uuid().safeParse(toParams(await searchParams).get('before')).data
  const page = await meetings.list(session, before ? { before } : undefined)
  const locale = readerLocale((await headers()).get('accept-language'))
  const mayLead = canWrite(session.role)
  const running = page.meetings.filter(({ endedAt }) => endedAt === undefined)
  const held = page.meetings.filter(({ endedAt }) => endedAt !== undefined)
  const start = (
    <Link href="/meetings/new" className={buttonStyle({ variant: 'primary' })}>
      {mayLead ? <Plus aria-hidden /> : <Eye aria-hidden />}
      {mayLead ? 'Start a meeting' : 'See what moved'}
    </Link>
  )
  if (page.meetings.length === 0) {
    return (
      <>
        <PageHeader title="Meetings" />
        <EmptyState icon={Presentation} title="No meeting yet" className="pt-[14vh]" action={start}>
          Go through the pipeline together: what changed, what is stuck, what happens next. Decisions go to
          AWS by themselves, and minutes stay.
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <PageHeader title="Meetings" actions={start} />
      <div className="mx-auto max-w-6xl space-y-6 px-4 py-5 sm:px-6">
        {running.length > 0 ? <RunningMeetings meetings={running} mayLead={mayLead} /> : null}
        {held.length > 0 ? <HeldMeetings meetings={held} locale={locale} /> : null}
        <nav aria-label="More meetings" className="flex justify-between">
          {before ? (
            <Link href="/meetings" className={buttonStyle()}>
              Newest
            </Link>
          ) : (
            <span />
          )}
          {page.next ? (
            <Link href={`/meetings?before=${page.next}` as Route} className={buttonStyle()}>
              Earlier meetings
            </Link>
          ) : null}
        </nav>
      </div>
    </>
  )
}
