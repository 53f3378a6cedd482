import * as z from 'zod'
import { inReadingOrder, reportCsv, reportRow } from '@/app/(workspace)/queue/batch-report'
import { idOf, readBatch, recordsOf } from '@/app/(workspace)/queue/read-batch'
import { getSession } from '@/lib/auth/session'
import { services } from '@/lib/services'
import { answering } from '../../../answer'

const BatchId = z.uuid()
const headers = { 'Cache-Control': 'no-store' }

async function read(
  request: Request,
  { params }: RouteContext<'/api/queue/batches/[id]'>,
): Promise<Response> {
  const session = await getSession()
  if (!session) return Response.json({ message: 'Sign in first' }, { status: 401 })
  const id = BatchId.safeParse((await params).id)
  const { queue, mirror } = await services()
  const writes = id.success ? await readBatch(queue, session, id.data) : []
  if (writes.length === 0) return Response.json({ message: 'There is no such batch' }, { status: 404 })
  const records = await recordsOf(mirror, session.catalog, writes)
  const rows = inReadingOrder(writes.map((write) => reportRow(write, records.get(idOf(write)))))
  if (new URL(request.url).searchParams.get('format') !== 'csv') return Response.json({ rows }, { headers })
  const disposition = 'attachment; filename="tandem-changes.csv"'
  return new Response(reportCsv(rows), {
    headers: { ...headers, 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': disposition },
  })
}

/** What became of each deal of a batch, as JSON or, with `?format=csv`, as a file. */
export const GET = answering(read)
