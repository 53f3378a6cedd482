import { readWaiting } from '@/app/(workspace)/opportunities/[id]/read-waiting'
import { getSession } from '@/lib/auth/session'
import { OpportunityId } from '@/lib/opportunity/opportunity'
import type { ActionError } from '@/lib/result'
import { services } from '@/lib/services'
import { answering, refuse } from '../../../answer'

const headers = { 'Cache-Control': 'no-store' }

const missing: ActionError = {
  kind: 'fields',
  message: 'There is no such opportunity in this catalog.',
  fields: [],
}

async function read(_request: Request, { params }: RouteContext<'/api/opportunities/[id]/waiting'>) {
  const session = await getSession()
  if (!session) return refuse({ kind: 'denied', reason: 'signed-out' }, 401)
  const { id } = await params
  const answer = OpportunityId.safeParse(id).success
    ? await readWaiting(await services(), session, id)
    : undefined
  return answer ? Response.json(answer, { headers }) : refuse(missing, 404)
}

/** What a deal waits for and how it reads meanwhile, from our copy: it costs nothing at AWS, so it may be asked often. */
export const GET = answering(read)
