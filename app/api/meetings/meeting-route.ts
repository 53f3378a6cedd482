import * as z from 'zod'
import { readerLocale } from '@/app/(workspace)/opportunities/reader-locale'
import { getSession, type Session } from '@/lib/auth/session'
import type { Meetings } from '@/lib/meeting/meeting'
import { isTimeZone } from '@/lib/meeting/time-zone'
import { services } from '@/lib/services'
import { answering } from '../answer'

export interface MeetingRequest {
  id: string
  session: Session
  meetings: Meetings
  params: URLSearchParams
  locale: string
}

interface Context {
  params: Promise<{ id: string }>
}

const unkept = { 'Cache-Control': 'no-store' }

/** The reader's time zone, which only their browser knows; UTC for one that there is not. */
export function zoneIn(params: URLSearchParams): string {
  const zone = params.get('zone')
  return zone !== null && isTimeZone(zone) ? zone : 'UTC'
}

/** A file to keep, named after the meeting. */
export function file(text: string, type: string, name: string): Response {
  const plain = name.replace(/[^\p{L}\p{N} ._-]+/gu, '-')
  const disposition = `attachment; filename="minutes"; filename*=UTF-8''${encodeURIComponent(plain)}`
  return new Response(text, {
    headers: { ...unkept, 'Content-Type': `${type}; charset=utf-8`, 'Content-Disposition': disposition },
  })
}

/**
 * A GET route about one meeting: who asks, which meeting, and the answer as JSON that nobody keeps. While the database is
 * away it answers 503 with what actions say then.
 * @param answer Undefined for a meeting that there is not; a Response is given as it is.
 */
export function meetingRoute(answer: (request: MeetingRequest) => Promise<unknown>) {
  return answering(async (request: Request, { params }: Context): Promise<Response> => {
    const session = await getSession()
    if (!session) return Response.json({ message: 'Sign in first' }, { status: 401 })
    const { id } = await params
    const { meetings } = await services()
    const isId = z.uuid().safeParse(id).success
    const { searchParams } = new URL(request.url)
    const locale = readerLocale(request.headers.get('accept-language'))
    const asked = { id, session, meetings, params: searchParams, locale }
    const data = isId ? await answer(asked) : undefined
    if (data instanceof Response) return data
    if (data === undefined) return Response.json({ message: 'There is no such meeting' }, { status: 404 })
    return Response.json(data, { headers: unkept })
  })
}
