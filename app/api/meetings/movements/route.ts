import * as z from 'zod'
import { choiceOf, scopeOf } from '@/app/(workspace)/meetings/new/meeting-choice'
import { getSession } from '@/lib/auth/session'
import { movementKinds } from '@/lib/pipeline/movement'
import { services } from '@/lib/services'
import { answering } from '../../answer'

const Kind = z.enum(movementKinds)

/** All deals of one bar of what moved, for a choice spelled out as in the address of a new meeting, and `kind`. */
export const GET = answering(async (request: Request): Promise<Response> => {
  const session = await getSession()
  if (!session) return Response.json({ message: 'Sign in first' }, { status: 401 })
  const params = new URL(request.url).searchParams
  const kind = Kind.safeParse(params.get('kind'))
  const { meetings, mirror } = await services()
  const [saved, people] = await Promise.all([meetings.scopes(session), mirror.owners(session.catalog)])
  const choice = choiceOf(params)
  const scope = scopeOf(choice, { me: session.email, people, saved })
  if (!kind.success || !scope) return Response.json({ message: 'There is no such bar' }, { status: 404 })
  const { waterfall } = await meetings.preview(session, { scope, since: choice.since })
  const step = waterfall.steps.find((each) => each.kind === kind.data)
  if (!step) return Response.json({ message: 'Nothing moved that way' }, { status: 404 })
  return Response.json(step, { headers: { 'Cache-Control': 'no-store' } })
})
