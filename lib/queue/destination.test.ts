import type { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { completeOpportunity } from '@/lib/emulator/test-emulator'
import { describeEngines } from '@/lib/sql/test-engines'
import type { Destination } from './destination'
import type { Queue, QueueOptions } from './queue'
import type { QueueDatabase } from './tables'
import { ana, drain, nextStep, openTestQueue, stateOf, type TestQueue } from './test-queue'

type Database = Kysely<unknown>

const trial: Destination = { catalog: 'Sandbox', source: 'test' }
const real: Destination = { catalog: 'Sandbox', source: 'aws' }
/** AWS has both catalogs, and is one source. */
const production: Destination = { ...trial, catalog: 'AWS' }

describeEngines('a change made for one Partner Central', (databases) => {
  let database: Database

  const opened = async (work: (test: TestQueue) => Promise<void>) => {
    database = await databases.open()
    const test = await openTestQueue(database)
    try {
      await work(test)
    } finally {
      await test.close()
    }
  }
  /** Tandem started again, connected to there. */
  const startedAt = (test: TestQueue, destination: Destination, options: Partial<QueueOptions> = {}) =>
    test.another(database, { destination, ...options })
  const order = async (test: TestQueue, queue: Queue = test.queue) => {
    const recordId = await test.record('Call Iris')
    const content = { kind: 'update' as const, edits: [nextStep('Send the offer', 'Call Iris')] }
    return queue.enqueue({ catalog: 'Sandbox', recordId, by: ana, content })
  }

  test('is not sent to another, but stopped for its seller to decide', () =>
    opened(async (test) => {
      const edit = await order(test)
      const creation = await test.queue.enqueue({
        catalog: 'Sandbox',
        by: ana,
        content: { kind: 'create', input: { ...completeOpportunity() } },
      })
      const elsewhere = await startedAt(test, real)
      const before = await test.partnerCentral.listOpportunities()
      await drain({ queue: elsewhere, clock: test.clock })
      for (const write of [edit, creation])
        expect(await elsewhere.read(write.id)).toMatchObject({
          state: 'refused',
          failure: { kind: 'elsewhere' },
        })
      expect(await test.steps(edit.recordId)).not.toContain('Send the offer')
      expect(await test.partnerCentral.listOpportunities()).toEqual(before)
      expect((await test.mirror.opportunity('Sandbox', edit.recordId))?.pending?.state).toBe('refused')
    }))

  test('takes up nothing that is meant for another', () =>
    opened(async (test) => {
      const edit = await order(test)
      const elsewhere = await startedAt(test, real)
      const content = { kind: 'update' as const, edits: [nextStep('Send the invoice', 'Call Iris')] }
      const { recordId } = edit
      const own = await elsewhere.enqueue({ catalog: 'Sandbox', recordId, by: ana, content })
      expect(own.id).not.toBe(edit.id)
      await drain({ queue: elsewhere, clock: test.clock })
      expect([await stateOf(elsewhere, edit), await stateOf(elsewhere, own)]).toEqual(['refused', 'sent'])
    }))

  test('goes by itself once Tandem is connected there again', () =>
    opened(async (test) => {
      const edit = await order(test)
      await (await startedAt(test, real)).worker.runDue()
      await drain(await backAgain(test))
      expect(await stateOf(test.queue, edit)).toBe('sent')
      expect(await test.steps(edit.recordId)).toContain('Send the offer')
    }))

  test('goes to another when its seller says so', () =>
    opened(async (test) => {
      const edit = await order(test)
      const elsewhere = await startedAt(test, real)
      await elsewhere.worker.runDue()
      expect(await elsewhere.retry(edit.id)).toBe(true)
      await drain({ queue: elsewhere, clock: test.clock })
      expect(await stateOf(elsewhere, edit)).toBe('sent')
    }))

  test('that a seller took back with its batch goes to the one that is there when it is resumed', () =>
    opened(async (test) => {
      const recordId = await test.record('Call Iris')
      const content = { kind: 'update' as const, edits: [nextStep('Send the offer', 'Call Iris')] }
      const batchId = crypto.randomUUID()
      const writes = [{ catalog: 'Sandbox' as const, recordId, by: ana, content }]
      const [write] = await test.queue.enqueueBatch({ batchId, writes })
      await test.queue.cancelBatch(batchId)
      const elsewhere = await startedAt(test, real)
      expect(await elsewhere.resumeBatch(batchId)).toBe(1)
      await drain({ queue: elsewhere, clock: test.clock })
      expect(await elsewhere.read(write?.id ?? '')).toMatchObject({ state: 'sent' })
    }))

  test('and refused there stays refused, whatever Tandem is connected to', () =>
    opened(async (test) => {
      const edit = await order(test)
      test.faults({ operation: 'UpdateOpportunity', kind: 'error', exception: 'AccessDeniedException' })
      await test.queue.worker.runDue()
      expect(await stateOf(test.queue, edit)).toBe('refused')
      await (await startedAt(test, real)).worker.runDue()
      await (await backAgain(test)).queue.worker.runDue()
      expect((await test.queue.read(edit.id))?.failure).toMatchObject({ kind: 'service' })
    }))

  test('that an earlier version left without a name goes to the one there is', () =>
    opened(async (test) => {
      const edit = await order(test)
      await (database as unknown as QueueDatabase).updateTable('queue_write').set({ source: null }).execute()
      await drain(test)
      expect(await stateOf(test.queue, edit)).toBe('sent')
    }))

  test('waits for the worker of its own catalog, which works beside the other', () =>
    opened(async (test) => {
      const edit = await order(test)
      const other = await startedAt(test, production)
      expect(await other.worker.runDue()).toBe(true)
      expect(await stateOf(test.queue, edit)).toBe('queued')
      expect(await other.waitingCount()).toBe(0)
      expect(await test.queue.waitingCount()).toBe(1)
      await drain(test)
      expect(await stateOf(test.queue, edit)).toBe('sent')
    }))

  async function backAgain(test: TestQueue) {
    return { queue: await startedAt(test, trial), clock: test.clock }
  }
})
