import { setPendingIn } from '@/lib/mirror/pending'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { PendingEdit, PendingState } from '@/lib/opportunity/pending'
import { isWaiting, type QueuedWrite } from './queued-write'
import { isUnmade } from './record-name'
import { writesOfRecord } from './record-writes'
import type { QueueTransaction } from './tables'

/** The first of them that any write is in marks the record: what is on its way counts as made, trouble shows after. */
const strongest: readonly PendingState[] = ['sending', 'queued', 'conflict', 'refused', 'held']

function changesOf({ content }: QueuedWrite) {
  return content.kind === 'update' ? content.edits.map(({ path, mine }) => ({ path, value: mine })) : []
}

/** All that a record waits for, from its writes in their order; undefined when nothing is to be shown of them. */
export function pendingOf(writes: readonly QueuedWrite[]): PendingEdit | undefined {
  const state = strongest.find((each) => writes.some((write) => write.state === each))
  if (!state) return undefined
  const shown = writes.filter((write) => (isWaiting(state) ? isWaiting(write.state) : write.state === state))
  return { state, changes: shown.flatMap(changesOf) }
}

/** Marks the record in the mirror with what it waits for now: see `writesOfRecord`. */
export async function markRecord(
  transaction: QueueTransaction,
  catalog: Catalog,
  recordId: string,
): Promise<void> {
  if (isUnmade(recordId)) return
  const writes = await writesOfRecord(transaction, catalog, recordId)
  await setPendingIn(transaction, catalog, recordId, pendingOf(writes))
}
