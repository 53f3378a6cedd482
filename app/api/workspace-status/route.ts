import { whoseChanges } from '@/app/(workspace)/queue/whose-changes'
import type { WorkspaceStatus } from '@/components/shell/workspace-status'
import { getSession } from '@/lib/auth/session'
import { services } from '@/lib/services'
import { answering } from '../answer'

/** The shell's figures, for a page that stays open: one small answer every half minute. */
export const GET = answering(async (): Promise<Response> => {
  const session = await getSession()
  if (!session) return Response.json({ message: 'Sign in first' }, { status: 401 })
  const { mirror, syncStatus, queue } = await services()
  const [actionRequiredCount, stoppedChanges, sync] = await Promise.all([
    mirror.actionRequiredCount(session.catalog),
    queue.troubleCount(whoseChanges(session)),
    syncStatus.read(session.catalog),
  ])
  const status: WorkspaceStatus = { actionRequiredCount, stoppedChanges, ...sync }
  return Response.json(status, { headers: { 'Cache-Control': 'no-store' } })
})
