import { Send } from 'lucide-react'
import type { Metadata } from 'next'
import { PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/ui/empty-state'
import { canWrite } from '@/lib/auth/roles'
import { requireSession } from '@/lib/auth/session'
import type { ListedWrite } from '@/lib/queue/overview'
import { isWaiting } from '@/lib/queue/queued-write'
import { services } from '@/lib/services'
import { cancelBatch, cancelChange, resendChange, resumeBatch } from './actions'
import { BatchGroup } from './batch-group'
import { batchSummaries } from './batch-summary'
import { stoppedOf, waitingOf } from './batch-words'
import { ChangeList } from './change-list'
import { type ChangeRow, changeRow, isStopped } from './change-row'
import { idOf, recordsOf } from './read-batch'
import { WatchChanges } from './watch-changes'
import { whoseChanges } from './whose-changes'

export const metadata: Metadata = { title: 'Changes on their way' }

/** A screen's worth; the rest is counted. */
const shownAtMost = 200

/** Of the deals of a batch: those that go by themselves are counted, not listed. */
function isListed({ batchId, state }: ListedWrite): boolean {
  return batchId === undefined || isStopped(state)
}

export default async function QueuePage() {
  const session = await requireSession()
  const { catalog, role, userId } = session
  const { queue, mirror } = await services()
  const whose = whoseChanges(session)
  const [all, found] = await Promise.all([queue.list(whose), queue.batches(whose)])
  const batches = batchSummaries(found, { userId })
  const listed = all.filter(isListed)
  const writes = listed.slice(0, shownAtMost)
  const records = await recordsOf(mirror, catalog, writes)
  const rowsOf = (batchId: string | undefined) =>
    writes
      .filter((write) => write.batchId === batchId)
      .map((write) => changeRow(write, records.get(idOf(write)), { userId }))

  const rows = rowsOf(undefined)
  const stopped = ownFirst(rows.filter(({ state }) => isStopped(state)))
  const waiting = ownFirst(rows.filter(({ state }) => isWaiting(state)))
  const sent = rows.filter(({ state }) => state === 'sent')
  const sum = (count: (batch: (typeof batches)[number]) => number) =>
    batches.reduce((total, batch) => total + count(batch), 0)
  const allWaiting = waiting.length + sum(waitingOf)
  const actions = { cancelChange, resendChange }
  const mayWrite = canWrite(role)

  return (
    <>
      <PageHeader title="Changes on their way" meta={summary(allWaiting, stopped.length + sum(stoppedOf))} />
      <WatchChanges often={allWaiting > 0} />
      {rows.length + batches.length === 0 ? (
        <EmptyState icon={Send} title="Nothing is on its way" className="pt-[14vh]">
          Every change has reached AWS. Those that have to wait, or that AWS refuses, show up here.
        </EmptyState>
      ) : (
        <div className="mx-auto max-w-4xl space-y-6 px-4 py-5 sm:px-6">
          <ChangeList title="Needs you" rows={stopped} mayWrite={mayWrite} {...actions} />
          {batches.length > 0 ? (
            <section aria-label="Many deals at once" className="space-y-2">
              <h2 className="font-semibold text-ink">Many deals at once</h2>
              <ul className="space-y-3">
                {batches.map((batch) => (
                  <BatchGroup
                    key={batch.id}
                    batch={batch}
                    stopped={rowsOf(batch.id)}
                    mayWrite={mayWrite}
                    cancelBatch={cancelBatch}
                    resumeBatch={resumeBatch}
                    {...actions}
                  />
                ))}
              </ul>
            </section>
          ) : null}
          <ChangeList title="Waiting" rows={waiting} mayWrite={mayWrite} {...actions} />
          <ChangeList title="Sent lately" rows={sent} mayWrite={mayWrite} {...actions} />
          {listed.length > shownAtMost ? (
            <p className="text-muted">and {listed.length - shownAtMost} more</p>
          ) : null}
        </div>
      )}
    </>
  )
}

function ownFirst(rows: ChangeRow[]): ChangeRow[] {
  return [...rows.filter(({ who }) => who === undefined), ...rows.filter(({ who }) => who !== undefined)]
}

function summary(waiting: number, stopped: number): string {
  const parts = [
    ...(stopped > 0 ? [`${stopped} ${stopped === 1 ? 'needs' : 'need'} you`] : []),
    ...(waiting > 0 ? [`${waiting} waiting`] : []),
  ]
  return parts.join(', ') || 'nothing waits'
}
