import type { Kysely, Transaction } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'
import { prepareLeases } from '@/lib/sql/lease'
import { migrate } from '@/lib/sql/migrate'
import { type Batch, listBatches, writesOfBatch } from './batches'
import { cancel, cancelBatch, leave, resumeBatch, retry } from './decide'
import type { Occasion } from './destination'
import { type BatchOrder, enqueue, enqueueBatch, enqueueIn, type NewWrite } from './enqueue'
import { migrations } from './migrations'
import { type ListedWrite, listWrites, troubleCount, waitingCount } from './overview'
import { type FieldEdit, isWaiting, type Priority, type QueuedWrite, writeOf } from './queued-write'
import { writesOfRecord } from './record-writes'
import { Signal } from './signal'
import type { QueueDatabase } from './tables'
import { createWorker, type Worker, type WorkerOptions } from './worker'

export interface QueueOptions
  extends Pick<WorkerOptions, 'destination' | 'lanes' | 'leaseMs' | 'pollMs' | 'onFailure' | 'onMoment'> {
  /** By priority, so that bulk work leaves quota to people. */
  clients: Record<Priority, PartnerCentral>
  clock?: () => Date
}

/** Whose writes are asked for; without a user, everybody's. */
export interface Whose {
  catalog: Catalog
  userId?: string
}

/** The writes that are on their way to AWS: kept until they have arrived, whatever ends in between. */
export interface Queue {
  readonly worker: Worker
  /** Durable before it resolves. @returns The write, or the waiting one of the same seller and record it is now part of. */
  enqueue(write: NewWrite): Promise<QueuedWrite>
  /** A change of many records, once per `batchId`. @returns Its writes, whether they are new or were ordered before. */
  enqueueBatch(order: BatchOrder): Promise<QueuedWrite[]>
  /** See `enqueueIn` in enqueue.ts. Nothing goes before the caller's commit; `wake` then says that there is something. */
  enqueueIn<Tables>(transaction: Transaction<Tables>, writes: NewWrite[]): Promise<QueuedWrite[]>
  wake(): void
  read(id: string): Promise<QueuedWrite | undefined>
  /** Those of them that are not forgotten, in no order. */
  readAll(ids: string[]): Promise<QueuedWrite[]>
  /** The write as soon as it no longer waits, or as it is after so many ms. Undefined for one that is forgotten. */
  outcome(id: string, withinMs: number): Promise<QueuedWrite | undefined>
  /** See `leave` in decide.ts. */
  leave(id: string): Promise<QueuedWrite | undefined>
  /** What waits, in the order it goes; what waits for a seller; and what went lately, newest first. */
  list(whose: Whose): Promise<ListedWrite[]>
  /** How many writes wait for a seller's decision. */
  troubleCount(whose: Whose): Promise<number>
  /** What a record waits for: see `writesOfRecord`. */
  ofRecord(catalog: Catalog, recordId: string): Promise<QueuedWrite[]>
  cancel(id: string): Promise<boolean>
  retry(id: string, edits?: FieldEdit[]): Promise<boolean>
  cancelBatch(batchId: string): Promise<number>
  resumeBatch(batchId: string): Promise<number>
  /** The changes of many records at once: see `listBatches`. */
  batches(whose: Whose): Promise<Batch[]>
  writesOfBatch(batchId: string): Promise<QueuedWrite[]>
  /** How many writes go before a new one of bulk work. */
  waitingCount(): Promise<number>
}

/** How soon the outcome of another process's work is seen. */
const lookAgainMs = 100

/** Opens the queue in Tandem's database, beside the mirror, and brings its tables up to date. Nothing is sent yet. */
export async function openQueue<Tables>(shared: Kysely<Tables>, options: QueueOptions): Promise<Queue> {
  await prepareLeases(shared)
  await migrate(shared, 'queue', migrations)
  // The tables live beside others that this room has no business knowing.
  const database = shared as unknown as QueueDatabase
  const { clock = () => new Date(), ...rest } = options
  const { destination } = options
  const occasion = (): Occasion => ({ destination, now: clock() })
  const arrivals = new Signal()
  const settlements = new Signal()
  const worker = createWorker({ ...rest, database, clock, arrivals, settlements })

  const read = async (id: string) => {
    const row = await database.selectFrom('queue_write').selectAll().where('id', '=', id).executeTakeFirst()
    return row && writeOf(row)
  }
  const arriving = async <T>(change: Promise<T>): Promise<T> => {
    const changed = await change
    arrivals.fire()
    return changed
  }

  return {
    worker,
    enqueueBatch: (order) => arriving(enqueueBatch(database, order, occasion())),
    enqueue: (write) => arriving(enqueue(database, write, occasion())),
    enqueueIn: (transaction, writes) => enqueueIn(transaction, writes, occasion()),
    wake: () => arrivals.fire(),
    read,
    async readAll(ids) {
      if (ids.length === 0) return []
      const rows = await database.selectFrom('queue_write').selectAll().where('id', 'in', ids).execute()
      return rows.map(writeOf)
    },

    async outcome(id, withinMs) {
      const until = performance.now() + withinMs
      for (;;) {
        const write = await read(id)
        const leftMs = until - performance.now()
        if (!write || !isWaiting(write.state) || leftMs <= 0) return write
        await settlements.wait(Math.min(lookAgainMs, leftMs))
      }
    },

    leave: (id) => leave(database, id),
    list: (whose) => listWrites(database, whose),
    troubleCount: (whose) => troubleCount(database, whose),
    ofRecord: (catalog, recordId) => writesOfRecord(database, catalog, recordId),
    cancel: (id) => cancel(database, id, clock()),
    retry: (id, edits) => arriving(retry(database, id, occasion(), edits)),
    cancelBatch: (batchId) => cancelBatch(database, batchId, clock()),
    resumeBatch: (batchId) => arriving(resumeBatch(database, batchId, occasion())),
    batches: (whose) => listBatches(database, whose, clock()),
    writesOfBatch: (batchId) => writesOfBatch(database, batchId),
    waitingCount: () => waitingCount(database, destination.catalog),
  }
}
