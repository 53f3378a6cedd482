import { Send } from 'lucide-react'
import type { Metadata } from 'next'
import { PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/ui/empty-state'
import { canWrite } from '@/lib/auth/roles'
import { requireSession } from '@/lib/auth/session'
import type { Mirror } from '@/lib/mirror/mirror'
import type { Catalog, Opportunity } from '@/lib/opportunity/opportunity'
import type { ListedWrite } from '@/lib/queue/overview'
import { isOver, isWaiting } from '@/lib/queue/queued-write'
import { services } from '@/lib/services'
import { cancelChange, resendChange } from './actions'
import { ChangeList } from './change-list'
import { changeRow } from './change-row'
import { WatchChanges } from './watch-changes'
import { whoseChanges } from './whose-changes'

export const metadata: Metadata = { title: 'Changes on their way' }

/** A screen's worth of a bulk change; the rest is counted. */
const shownAtMost = 200

async function recordsOf(mirror: Mirror, catalog: Catalog, writes: ListedWrite[]) {
  const ids = [...new Set(writes.map(({ recordId, madeId }) => madeId ?? recordId))]
  const known = await Promise.all(ids.map((id) => mirror.opportunity(catalog, id)))
  return new Map<string, Opportunity | undefined>(ids.map((id, i) => [id, known[i]?.opportunity]))
}

export default async function QueuePage() {
  const session = await requireSession()
  const { catalog, role, userId } = session
  const { queue, mirror } = await services()
  const all = await queue.list(whoseChanges(session))
  const writes = all.slice(0, shownAtMost)
  const records = await recordsOf(mirror, catalog, writes)
  const rows = writes.map((write) =>
    changeRow(write, records.get(write.madeId ?? write.recordId), { userId }),
  )
  const own = <T extends { who?: string }>(some: T[]) => [
    ...some.filter(({ who }) => who === undefined),
    ...some.filter(({ who }) => who !== undefined),
  ]

  const stopped = own(rows.filter(({ state }) => !isOver(state) && !isWaiting(state)))
  const waiting = own(rows.filter(({ state }) => isWaiting(state)))
  const sent = rows.filter(({ state }) => state === 'sent')
  const actions = { cancelChange, resendChange }
  const mayWrite = canWrite(role)

  return (
    <>
      <PageHeader title="Changes on their way" meta={summary(waiting.length, stopped.length)} />
      <WatchChanges often={waiting.length > 0} />
      {rows.length === 0 ? (
        <EmptyState icon={Send} title="Nothing is on its way" className="pt-[14vh]">
          Every change has reached AWS. Those that have to wait, or that AWS refuses, show up here.
        </EmptyState>
      ) : (
        <div className="mx-auto max-w-4xl space-y-6 px-4 py-5 sm:px-6">
          <ChangeList title="Needs you" rows={stopped} mayWrite={mayWrite} {...actions} />
          <ChangeList title="Waiting" rows={waiting} mayWrite={mayWrite} {...actions} />
          <ChangeList title="Sent lately" rows={sent} mayWrite={mayWrite} {...actions} />
          {all.length > shownAtMost ? (
            <p className="text-muted">and {all.length - shownAtMost} more</p>
          ) : null}
        </div>
      )}
    </>
  )
}

function summary(waiting: number, stopped: number): string {
  const parts = [
    ...(stopped > 0 ? [`${stopped} ${stopped === 1 ? 'needs' : 'need'} you`] : []),
    ...(waiting > 0 ? [`${waiting} waiting`] : []),
  ]
  return parts.join(', ') || 'nothing waits'
}
