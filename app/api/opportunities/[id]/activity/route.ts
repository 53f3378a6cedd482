import * as z from 'zod'
import { getSession } from '@/lib/auth/session'
import type { DealAges, HistoryPage } from '@/lib/mirror/mirror'
import { OpportunityId } from '@/lib/opportunity/opportunity'
import { services } from '@/lib/services'
import { answering } from '../../../answer'

/** What happened to a deal, and how long it has been where it is. */
export interface ActivityAnswer extends HistoryPage {
  ages?: DealAges
}

const headers = { 'Cache-Control': 'no-store' }
const pageSize = 15

const Question = z.strictObject({
  id: OpportunityId,
  before: z.coerce.number().int().positive().optional(),
})

async function read(request: Request, { params }: RouteContext<'/api/opportunities/[id]/activity'>) {
  const session = await getSession()
  if (!session) return Response.json({ kind: 'denied', reason: 'signed-out' }, { status: 401, headers })
  const { id } = await params
  const asked = Question.safeParse({
    id,
    before: new URL(request.url).searchParams.get('before') ?? undefined,
  })
  if (!asked.success) {
    const message = 'There is no such page of activity.'
    return Response.json({ kind: 'fields', message, fields: [] }, { status: 400, headers })
  }

  const { mirror } = await services()
  const { before } = asked.data
  const [page, ages] = await Promise.all([
    mirror.history(session.catalog, asked.data.id, { size: pageSize, before }),
    mirror.ages(session.catalog, asked.data.id),
  ])
  const answer: ActivityAnswer = { ...page, ages }
  return Response.json(answer, { headers })
}

/** One page of a deal's history, newest first, from the mirror alone: it costs nothing at AWS. */
export const GET = answering(read)
