import { awsRates } from '@/lib/partner-central/quota'
import { type Author, type QueuedWrite, type WriteContent, WriteState, writeOf } from './queued-write'
import type { QueueDatabase, QueueTransaction } from './tables'

/** How many of a batch's writes are in which state. */
export type BatchProgress = Record<WriteState, number>

/** One change made of many records at once. */
export interface Batch {
  id: string
  by: Author
  createdAt: Date
  /** What it asks of its records, as its first write says it. */
  content: WriteContent
  progress: BatchProgress
  /** Of the cancelled ones those that `resumeBatch` takes up again. */
  resumable: number
  /** Until the last of it is sent at AWS's pace, behind what goes first. */
  secondsLeft: number
}

interface Whose {
  catalog: string
  userId?: string
}

const open: readonly WriteState[] = ['queued', 'sending', 'refused', 'conflict', 'held']
const waiting: readonly WriteState[] = ['queued', 'sending']

/** How long a batch that is over stays in the list. */
const keptMs = 24 * 60 * 60 * 1000

async function batchIds(database: QueueDatabase, { catalog, userId }: Whose, now: Date): Promise<string[]> {
  const rows = await database
    .selectFrom('queue_write')
    .select((eb) => ['batch_id', eb.fn.max('number').as('last')])
    .where('catalog', '=', catalog)
    .where('batch_id', 'is not', null)
    .$if(userId !== undefined, (found) => found.where('user_id', '=', userId ?? ''))
    .where((eb) => eb.or([eb('state', 'in', open), eb('settled_ms', '>=', now.getTime() - keptMs)]))
    .groupBy('batch_id')
    .orderBy('last', 'desc')
    .execute()
  return rows.flatMap(({ batch_id }) => batch_id ?? [])
}

async function countsOf(database: QueueDatabase, batchId: string) {
  const rows = await database
    .selectFrom('queue_write')
    .select((eb) => [
      'state',
      eb.fn.countAll<number | string>().as('count'),
      eb.fn.count<number | string>('failure').as('failed'),
      eb.fn.max('number').as('last'),
    ])
    .where('batch_id', '=', batchId)
    .groupBy('state')
    .execute()
  const of = (state: WriteState) => rows.find((row) => row.state === state)
  const lasts = waiting.map((state) => Number(of(state)?.last ?? 0))
  const cancelled = of('cancelled')
  return {
    progress: Object.fromEntries(
      WriteState.options.map((state) => [state, Number(of(state)?.count ?? 0)]),
    ) as BatchProgress,
    resumable: Number(cancelled?.count ?? 0) - Number(cancelled?.failed ?? 0),
    lastWaiting: Math.max(...lasts),
  }
}

async function secondsUntil(database: QueueDatabase, catalog: string, last: number): Promise<number> {
  if (last === 0) return 0
  const { count } = await database
    .selectFrom('queue_write')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('catalog', '=', catalog)
    .where('state', 'in', waiting)
    .where((eb) => eb.or([eb('priority', '=', 0), eb('number', '<=', last)]))
    .executeTakeFirstOrThrow()
  return Math.ceil(Number(count) / awsRates.write.perSecond)
}

async function batchOf(database: QueueDatabase, id: string): Promise<Batch | undefined> {
  const row = await database
    .selectFrom('queue_write')
    .selectAll()
    .where('batch_id', '=', id)
    .orderBy('number')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const { by, createdAt, content } = writeOf(row)
  const { lastWaiting, ...counts } = await countsOf(database, id)
  return {
    id,
    by,
    createdAt,
    content,
    ...counts,
    secondsLeft: await secondsUntil(database, row.catalog, lastWaiting),
  }
}

/** The batches of which something waits, for AWS or for a seller, and those that ended within a day; newest first. */
export async function listBatches(database: QueueDatabase, whose: Whose, now: Date): Promise<Batch[]> {
  const ids = await batchIds(database, whose, now)
  const batches = await Promise.all(ids.map((id) => batchOf(database, id)))
  return batches.flatMap((batch) => batch ?? [])
}

/** All writes of a batch, in the order they were made or made anew. */
export async function writesOfBatch(
  database: QueueDatabase | QueueTransaction,
  batchId: string,
): Promise<QueuedWrite[]> {
  const rows = await database
    .selectFrom('queue_write')
    .selectAll()
    .where('batch_id', '=', batchId)
    .orderBy('number')
    .execute()
  return rows.map(writeOf)
}
