import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { canWrite } from '@/lib/auth/roles'
import { requireSession } from '@/lib/auth/session'
import { plainDateOf } from '@/lib/opportunity/plain-date'
import { shortened } from '@/lib/pipeline/shortened-waterfall'
import { services } from '@/lib/services'
import { readerLocale } from '../../opportunities/reader-locale'
import { toParams } from '../../opportunities/search-params'
import { createScope, deleteScope, renameScope, startMeeting } from '../actions'
import { choiceOf, everything, scopeOf } from './meeting-choice'
import { NewMeeting } from './new-meeting'

export const metadata: Metadata = { title: 'New meeting' }

const actions = { startMeeting, createScope, renameScope, deleteScope }

/** A day that has not been is nothing to look back to. */
function backwards(since: string | undefined, now: Date): string | undefined {
  return since !== undefined && since < now.toISOString() ? since : undefined
}

export default async function NewMeetingPage({ searchParams }: PageProps<'/meetings/new'>) {
  const session = await requireSession()
  const { meetings, mirror } = await services()
  const now = new Date()
  const asked = choiceOf(toParams(await searchParams))
  const [saved, owners] = await Promise.all([meetings.scopes(session), mirror.owners(session.catalog)])
  const reader = { me: session.email, people: owners, saved }
  const known = scopeOf(asked, reader)
  const choice = known ? { ...asked, since: backwards(asked.since, now) } : everything
  const scope = known ?? scopeOf(everything, reader)
  if (!scope) throw new Error('Every deal is a scope')
  const { waterfall, ...preview } = await meetings.preview(session, { scope, since: choice.since })
  return (
    <NewMeeting
      choice={choice}
      scope={scope}
      isUnknownScope={!known}
      overview={{ ...preview, waterfall: shortened(waterfall) }}
      saved={saved}
      owners={owners}
      me={session.email}
      mayStart={canWrite(session.role)}
      today={plainDateOf(now)}
      locale={readerLocale((await headers()).get('accept-language'))}
      actions={actions}
    />
  )
}
