import { getSession } from '@/lib/auth/session'
import { OpportunityId } from '@/lib/opportunity/opportunity'
import { withPending } from '@/lib/opportunity/pending'
import { PartnerCentralError } from '@/lib/partner-central/errors'
import { type RecordReading, readRecord } from '@/lib/partner-central/record-reading'
import type { ActionError } from '@/lib/result'
import { services } from '@/lib/services'
import { answering, refuse } from '../../answer'

/** A deal as AWS has it now, with what is on its way to AWS; `readAt` is our clock. */
export interface RecordAnswer extends RecordReading {
  readAt: string
}

const headers = { 'Cache-Control': 'no-store' }

const missing: ActionError = {
  kind: 'fields',
  message: 'There is no such opportunity in this catalog.',
  fields: [],
}

async function read(_request: Request, { params }: RouteContext<'/api/opportunities/[id]'>) {
  const session = await getSession()
  if (!session) return refuse({ kind: 'denied', reason: 'signed-out' }, 401)
  const { id } = await params
  if (!OpportunityId.safeParse(id).success) return refuse(missing, 404)

  const { partnerCentral, mirror } = await services()
  const began = new Date()
  try {
    const reading = await readRecord(partnerCentral, id)
    await mirror.saveOpportunity(session.catalog, reading.opportunity)
    if (reading.summary) {
      await mirror.ledger.storeAwsViews(session.catalog, [{ id, summary: reading.summary }], began)
    }
    const pending = (await mirror.opportunity(session.catalog, id))?.pending
    const opportunity = pending ? withPending(reading.opportunity, pending) : reading.opportunity
    const answer: RecordAnswer = { ...reading, opportunity, readAt: new Date().toISOString() }
    return Response.json(answer, { headers })
  } catch (error) {
    if (error instanceof PartnerCentralError && error.code === 'ResourceNotFoundException')
      return refuse(missing, 404)
    throw error
  }
}

/** Asks AWS for one deal and everything around it, and keeps the answer in the mirror. */
export const GET = answering(read)
