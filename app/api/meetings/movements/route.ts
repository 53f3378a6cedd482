import { choiceOf, scopeOf } from '@/app/(workspace)/meetings/new/meeting-choice'
import { getSession } from '@/lib/auth/session'
import { services } from '@/lib/services'
import { answering } from '../../answer'
import { stepAnswer } from '../step-answer'

/** All deals of one bar of what moved, for a choice spelled out as in the address of a new meeting, and `kind`. */
export const GET = answering(async (request: Request): Promise<Response> => {
  const session = await getSession()
  if (!session) return Response.json({ message: 'Sign in first' }, { status: 401 })
  const params = new URL(request.url).searchParams
  const { meetings, mirror } = await services()
  const [saved, people] = await Promise.all([meetings.scopes(session), mirror.owners(session.catalog)])
  const choice = choiceOf(params)
  const scope = scopeOf(choice, { me: session.email, people, saved })
  if (!scope) return Response.json({ message: 'There is no such scope' }, { status: 404 })
  const { waterfall } = await meetings.preview(session, { scope, since: choice.since })
  return stepAnswer(waterfall, params.get('kind'))
})
