import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { writesOfBatch } from './batches'
import { replaceIn } from './decide'
import type { Destination, Occasion } from './destination'
import { markRecord } from './marks'
import { mergedUpdate, standingIn } from './merge-edits'
import {
  type Author,
  type ContentOf,
  isWaiting,
  type Priority,
  type QueuedWrite,
  type WriteContent,
  writeOf,
} from './queued-write'
import { creationOf, isUnmade, recordIdToBe } from './record-name'
import type { QueueDatabase, QueueTransaction } from './tables'
import { inTurn, type Turn, turnIn } from './turn'

/** A write to be put in the queue. */
export interface NewWrite {
  /** Made by whoever orders it; ordering it again with the same one is no second write. */
  id?: string
  catalog: Catalog
  /** Left out for a record that is to be made. */
  recordId?: string
  by: Author
  priority?: Priority
  batchId?: string
  content: WriteContent
  /** For a creation or submission that was ordered with a token of its own. */
  clientToken?: string
  /** How long somebody will wait for the outcome, from now. */
  awaitedMs?: number
  /** A write that waits for its seller and is given up for this one. */
  replaces?: string
}

/** What goes to the same place: a record of another one may have the same id. */
async function openWrites(
  transaction: QueueTransaction,
  { catalog, source }: Destination,
  recordId: string,
): Promise<QueuedWrite[]> {
  const rows = await transaction
    .selectFrom('queue_write')
    .selectAll()
    .where('catalog', '=', catalog)
    .where((eb) => eb.or([eb('source', '=', source), eb('source', 'is', null)]))
    .where('record_id', '=', recordId)
    .where('state', 'in', ['queued', 'sending'])
    .orderBy('number')
    .execute()
  return rows.map(writeOf)
}

/**
 * The waiting update that this edit can become part of: the record's last write, the same seller's, and never sent yet. A
 * batch keeps to itself: each of its records is counted, reported and cancelled with it.
 */
function mergeableInto(
  last: QueuedWrite | undefined,
  { by, content, batchId }: NewWrite,
): (QueuedWrite & { content: ContentOf<'update'> }) | undefined {
  if (last?.state !== 'queued' || last.attempt || last.by.userId !== by.userId) return undefined
  if (last.content.kind !== 'update' || content.kind !== 'update') return undefined
  return last.batchId === batchId ? { ...last, content: last.content } : undefined
}

/** What has to go first goes at least as soon. */
async function hurryEarlier(
  transaction: QueueTransaction,
  catalog: Catalog,
  recordId: string,
): Promise<void> {
  await transaction
    .updateTable('queue_write')
    .set({ priority: 0 })
    .where('catalog', '=', catalog)
    .where('record_id', '=', recordId)
    .where('state', '=', 'queued')
    .execute()
}

async function read(transaction: QueueTransaction, id: string): Promise<QueuedWrite | undefined> {
  const row = await transaction.selectFrom('queue_write').selectAll().where('id', '=', id).executeTakeFirst()
  return row && writeOf(row)
}

/** What the record is called by now: one that was to be made when the write was thought of may be there. */
async function nameOf(transaction: QueueTransaction, recordId: string): Promise<string> {
  if (!isUnmade(recordId)) return recordId
  return (await read(transaction, creationOf(recordId)))?.madeId ?? recordId
}

/** Behind another write of the record, the version that was seen is out of date by our own doing. */
function contentBehind(content: WriteContent, isBehind: boolean): WriteContent {
  if (content.kind !== 'update' || !isBehind) return content
  const { seen: _seen, ...rest } = content
  return rest
}

interface Surroundings extends Occasion {
  turn: Turn
}

async function insert(
  { turn, now, destination }: Surroundings,
  write: NewWrite & { id: string; recordId: string },
  isBehind: boolean,
): Promise<void> {
  await turn.transaction
    .insertInto('queue_write')
    .values({
      id: write.id,
      number: await turn.nextNumber(),
      catalog: write.catalog,
      record_id: write.recordId,
      kind: write.content.kind,
      user_id: write.by.userId,
      user_name: write.by.name,
      priority: write.priority === 'bulk' ? 1 : 0,
      batch_id: write.batchId ?? null,
      content: JSON.stringify(contentBehind(write.content, isBehind)),
      state: 'queued',
      attempts: 0,
      client_token: write.clientToken ?? randomUUID(),
      not_before_ms: now.getTime(),
      awaited_until_ms: write.awaitedMs === undefined ? null : now.getTime() + write.awaitedMs,
      created_ms: now.getTime(),
      source: destination.source,
    })
    .execute()
}

async function mergeInto(
  { turn, now }: Surroundings,
  into: QueuedWrite & { content: ContentOf<'update'> },
  { content, awaitedMs }: NewWrite,
): Promise<void> {
  const isAwaited = into.awaitedUntil !== undefined && awaitedMs !== undefined
  await turn.transaction
    .updateTable('queue_write')
    .set({
      content: JSON.stringify(mergedUpdate(into.content, content as ContentOf<'update'>)),
      awaited_until_ms: isAwaited ? now.getTime() + awaitedMs : null,
    })
    .where('id', '=', into.id)
    .execute()
}

/** The write in the place of the one that it replaces. */
async function inPlace({ turn, now }: Surroundings, write: NewWrite): Promise<NewWrite> {
  if (write.replaces === undefined) return write
  const stopped = await replaceIn(turn.transaction, write.replaces, now)
  return { ...write, content: standingIn(write.content, stopped?.content) }
}

async function enqueueOne(surroundings: Surroundings, ordered: NewWrite): Promise<QueuedWrite> {
  const { transaction } = surroundings.turn
  const id = ordered.id ?? randomUUID()
  const known = ordered.id === undefined ? undefined : await read(transaction, id)
  if (known) return known

  const write = await inPlace(surroundings, ordered)
  const recordId = write.recordId === undefined ? recordIdToBe(id) : await nameOf(transaction, write.recordId)
  const earlier = await openWrites(
    transaction,
    { ...surroundings.destination, catalog: write.catalog },
    recordId,
  )
  const into = mergeableInto(earlier.at(-1), write)
  if (into) await mergeInto(surroundings, into, write)
  else await insert(surroundings, { ...write, id, recordId }, earlier.length > 0)
  if (write.priority !== 'bulk' && earlier.some(({ state }) => isWaiting(state))) {
    await hurryEarlier(transaction, write.catalog, recordId)
  }
  await markRecord(transaction, write.catalog, recordId)
  return (await read(transaction, into?.id ?? id)) as QueuedWrite
}

async function enqueueInTurn(surroundings: Surroundings, writes: NewWrite[]): Promise<QueuedWrite[]> {
  const stored: QueuedWrite[] = []
  for (const write of writes) stored.push(await enqueueOne(surroundings, write))
  return stored
}

/**
 * Stores a write and marks its record. An update of a record for which the same seller has one waiting becomes part of
 * that one.
 * @returns The write it is now, or is part of.
 */
export function enqueue(database: QueueDatabase, write: NewWrite, occasion: Occasion): Promise<QueuedWrite> {
  return inTurn(database, (turn) => enqueueOne({ ...occasion, turn }, write))
}

/** A change of many records at once, ordered under a token of its own. */
export interface BatchOrder {
  /** Made by whoever orders it; ordering again with the same one is no second change, whatever `writes` are by then. */
  batchId: string
  writes: Omit<NewWrite, 'batchId' | 'priority'>[]
}

/**
 * Stores the writes of a batch, all of them or none. One that is known already is left as it is: the records that say so
 * by now say it because of it.
 * @returns The writes of the batch.
 */
export function enqueueBatch(
  database: QueueDatabase,
  { batchId, writes }: BatchOrder,
  occasion: Occasion,
): Promise<QueuedWrite[]> {
  return inTurn(database, async (turn) => {
    const known = await writesOfBatch(turn.transaction, batchId)
    if (known.length > 0) return known
    return enqueueInTurn(
      { ...occasion, turn },
      writes.map((write) => ({ ...write, batchId, priority: 'bulk' })),
    )
  })
}

/**
 * `enqueue`, of several, as part of a transaction of the caller's, on the same database: what the writes stand for is
 * stored with them or not at all.
 * @param shared The caller's transaction, whatever other tables it knows of.
 */
export async function enqueueIn<Tables>(
  shared: Transaction<Tables>,
  writes: NewWrite[],
  occasion: Occasion,
): Promise<QueuedWrite[]> {
  const turn = await turnIn(shared as unknown as QueueTransaction)
  return enqueueInTurn({ ...occasion, turn }, writes)
}
