import { randomUUID } from 'node:crypto'
import type { Occasion } from './destination'
import { markRecord } from './marks'
import { type FieldEdit, type QueuedWrite, type WriteState, writeOf } from './queued-write'
import type { QueueDatabase, QueueTransaction } from './tables'
import { inTurn } from './turn'

async function writeIn(transaction: QueueTransaction, id: string): Promise<QueuedWrite | undefined> {
  const row = await transaction.selectFrom('queue_write').selectAll().where('id', '=', id).executeTakeFirst()
  return row && writeOf(row)
}

const stopped: readonly WriteState[] = ['refused', 'conflict', 'held']

/** Whether it can be taken back: nothing of it is at AWS, nor may be. */
export function mayCancel({ state, attempt }: Pick<QueuedWrite, 'state' | 'attempt'>): boolean {
  return stopped.includes(state) || (state === 'queued' && !attempt)
}

async function cancelIn(
  transaction: QueueTransaction,
  write: QueuedWrite,
  now: Date,
  also: { batch_id?: null; failure?: null } = {},
): Promise<void> {
  await transaction
    .updateTable('queue_write')
    .set({ state: 'cancelled', settled_ms: now.getTime(), awaited_until_ms: null, ...also })
    .where('id', '=', write.id)
    .execute()
  if (write.content.kind === 'create') await cancelFollowers(transaction, write, now)
  await markRecord(transaction, write.catalog, write.recordId)
}

/** What waits for a record that is not to be made after all. */
async function cancelFollowers(
  transaction: QueueTransaction,
  { catalog, recordId }: QueuedWrite,
  now: Date,
): Promise<void> {
  await transaction
    .updateTable('queue_write')
    .set({ state: 'cancelled', settled_ms: now.getTime(), awaited_until_ms: null })
    .where('catalog', '=', catalog)
    .where('record_id', '=', recordId)
    .where('state', '=', 'queued')
    .execute()
}

/**
 * Takes back a write that waits for its seller, because another stands in for it; one that has gone on stays.
 * @returns What was taken back.
 */
export async function replaceIn(
  transaction: QueueTransaction,
  id: string,
  now: Date,
): Promise<QueuedWrite | undefined> {
  const write = await writeIn(transaction, id)
  if (!write || !stopped.includes(write.state)) return undefined
  await cancelIn(transaction, write, now)
  return write
}

/**
 * Takes a write back. One that waited in a batch leaves it, and a stopped one keeps why it stopped: resuming the batch
 * brings back neither.
 * @returns false when it is on the wire, may have arrived, or is over.
 */
export function cancel(database: QueueDatabase, id: string, now: Date): Promise<boolean> {
  return inTurn(database, async ({ transaction }) => {
    const write = await writeIn(transaction, id)
    if (!write || !mayCancel(write)) return false
    await cancelIn(transaction, write, now, write.state === 'queued' ? { batch_id: null } : {})
    return true
  })
}

/** Takes back what of a batch has not gone yet. @returns How many writes. */
export function cancelBatch(database: QueueDatabase, batchId: string, now: Date): Promise<number> {
  return inTurn(database, async ({ transaction }) => {
    const rows = await transaction
      .selectFrom('queue_write')
      .selectAll()
      .where('batch_id', '=', batchId)
      .where('state', '=', 'queued')
      .orderBy('number')
      .execute()
    const waiting = rows.map(writeOf).filter(mayCancel)
    // What AWS said to an earlier try is no reason of the seller's.
    for (const write of waiting) await cancelIn(transaction, write, now, { failure: null })
    return waiting.length
  })
}

/**
 * Sends a write again that AWS or another change stopped, behind what its record waits for by now.
 * @param edits Of an update, what it is to say instead: after a conflict, with what the seller saw of AWS's side as `was`.
 * @returns false when it waits for nobody.
 */
export function retry(
  database: QueueDatabase,
  id: string,
  { destination, now }: Occasion,
  edits?: FieldEdit[],
): Promise<boolean> {
  return inTurn(database, async ({ transaction, nextNumber }) => {
    const write = await writeIn(transaction, id)
    if (!write || !stopped.includes(write.state)) return false
    const content = write.content.kind === 'update' && edits ? { ...write.content, edits } : write.content
    await transaction
      .updateTable('queue_write')
      .set({
        number: await nextNumber(),
        content: JSON.stringify(content),
        state: 'queued',
        // AWS would answer the old one as before.
        client_token: randomUUID(),
        attempts: 0,
        not_before_ms: now.getTime(),
        failure: null,
        settled_ms: null,
        // What was sent elsewhere tells nothing here.
        attempt: null,
        source: destination.source,
      })
      .where('id', '=', id)
      .execute()
    await markRecord(transaction, write.catalog, write.recordId)
    return true
  })
}

/** Takes up again what `cancelBatch` took back. @returns How many writes. */
export function resumeBatch(
  database: QueueDatabase,
  batchId: string,
  { destination, now }: Occasion,
): Promise<number> {
  return inTurn(database, async ({ transaction, nextNumber }) => {
    const rows = await transaction
      .selectFrom('queue_write')
      .selectAll()
      .where('batch_id', '=', batchId)
      .where('state', '=', 'cancelled')
      .where('failure', 'is', null)
      .orderBy('number')
      .execute()
    for (const { id, catalog, recordId } of rows.map(writeOf)) {
      await transaction
        .updateTable('queue_write')
        .set({
          number: await nextNumber(),
          state: 'queued',
          not_before_ms: now.getTime(),
          settled_ms: null,
          source: destination.source,
        })
        .where('id', '=', id)
        .execute()
      await markRecord(transaction, catalog, recordId)
    }
    return rows.length
  })
}

/**
 * Says that nobody waits at a form any more: from now on the write shows on its record, and what goes wrong is kept.
 * @returns The write as it is by then, which may be done.
 */
export function leave(database: QueueDatabase, id: string): Promise<QueuedWrite | undefined> {
  return inTurn(database, async ({ transaction }) => {
    const write = await writeIn(transaction, id)
    if (write?.state !== 'queued' && write?.state !== 'sending') return write
    await transaction
      .updateTable('queue_write')
      .set({ awaited_until_ms: null })
      .where('id', '=', id)
      .execute()
    await markRecord(transaction, write.catalog, write.recordId)
    const { awaitedUntil: _awaitedUntil, ...left } = write
    return left
  })
}
