import type { Session } from '@/lib/auth/session'
import type { Mirror } from '@/lib/mirror/mirror'
import type { Catalog, Opportunity } from '@/lib/opportunity/opportunity'
import type { Queue } from '@/lib/queue/queue'
import type { QueuedWrite } from '@/lib/queue/queued-write'

/** So many at a time, so that a long report leaves connections to others. */
const readAtOnce = 25

/** The deals of these writes as AWS has them, by the id that `idOf` says. */
export async function recordsOf(
  mirror: Mirror,
  catalog: Catalog,
  writes: readonly Pick<QueuedWrite, 'recordId' | 'madeId'>[],
): Promise<Map<string, Opportunity | undefined>> {
  const ids = [...new Set(writes.map(idOf))]
  const records = new Map<string, Opportunity | undefined>()
  for (let i = 0; i < ids.length; i += readAtOnce) {
    const some = ids.slice(i, i + readAtOnce)
    const known = await Promise.all(some.map((id) => mirror.opportunity(catalog, id)))
    for (const [at, id] of some.entries()) records.set(id, known[at]?.opportunity)
  }
  return records
}

/** The record a write is about: of a creation that is done, the one it made. */
export function idOf({ recordId, madeId }: Pick<QueuedWrite, 'recordId' | 'madeId'>): string {
  return madeId ?? recordId
}

/** A batch's writes, when the reader may see them: sellers their own, others everybody's. Otherwise none. */
export async function readBatch(
  queue: Queue,
  { catalog, role, userId }: Session,
  batchId: string,
): Promise<QueuedWrite[]> {
  const writes = await queue.writesOfBatch(batchId)
  return writes.filter(
    (write) => write.catalog === catalog && (role !== 'seller' || write.by.userId === userId),
  )
}
