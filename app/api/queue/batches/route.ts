import { batchSummaries } from '@/app/(workspace)/queue/batch-summary'
import { getSession } from '@/lib/auth/session'
import { services } from '@/lib/services'
import { answering } from '../../answer'

/** How far the reader's own changes of many deals are. */
export const GET = answering(async (): Promise<Response> => {
  const session = await getSession()
  if (!session) return Response.json({ message: 'Sign in first' }, { status: 401 })
  const { catalog, userId } = session
  const { queue } = await services()
  const batches = batchSummaries(await queue.batches({ catalog, userId }), { userId })
  return Response.json({ batches }, { headers: { 'Cache-Control': 'no-store' } })
})
