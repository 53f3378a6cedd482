import { expect, test } from 'vitest'
import { describeEngines } from '@/lib/sql/test-engines'
import { ana, drain, nextStep, openTestQueue, type TestQueue } from './test-queue'

describeEngines('enqueueIn', (databases) => {
  const opened = async (
    work: (test: TestQueue, database: Awaited<ReturnType<typeof databases.open>>) => Promise<void>,
  ) => {
    const database = await databases.open()
    const queue = await openTestQueue(database)
    try {
      await work(queue, database)
    } finally {
      await queue.close()
    }
  }

  test('a write of a transaction that fails was never there, nor shows on its record', () =>
    opened(async ({ queue, record, mirror }, database) => {
      const recordId = await record('Call Iris')
      const failing = database.transaction().execute(async (transaction) => {
        const content = { kind: 'update' as const, edits: [nextStep('Send the offer', 'Call Iris')] }
        await queue.enqueueIn(transaction, [{ catalog: 'Sandbox', recordId, by: ana, content }])
        throw new Error('The decision could not be stored')
      })
      await expect(failing).rejects.toThrow('The decision could not be stored')
      expect(await queue.list({ catalog: 'Sandbox' })).toEqual([])
      expect((await mirror.opportunity('Sandbox', recordId))?.pending).toBeUndefined()
    }))

  test('a write of a transaction that commits goes like any other', () =>
    opened(async (test, database) => {
      const recordId = await test.record('Call Iris')
      const content = { kind: 'update' as const, edits: [nextStep('Send the offer', 'Call Iris')] }
      const [write] = await database
        .transaction()
        .execute((transaction) =>
          test.queue.enqueueIn(transaction, [{ catalog: 'Sandbox', recordId, by: ana, content }]),
        )
      await drain(test)
      expect(await test.queue.readAll([write?.id ?? '', 'unknown'])).toMatchObject([{ state: 'sent' }])
      expect(await test.queue.readAll([])).toEqual([])
      expect((await test.get(recordId)).LifeCycle?.NextSteps).toBe('Send the offer')
    }))
})
