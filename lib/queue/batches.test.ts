import type { Kysely } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { describeEngines } from '@/lib/sql/test-engines'
import { ana, bela, drain, nextStep, openTestQueue, type TestQueue } from './test-queue'

const catalog = 'Sandbox'

describeEngines('a change of many records at once', (databases) => {
  let database: Kysely<unknown>
  let at: TestQueue
  let ids: string[]
  beforeEach(async () => {
    database = await databases.open()
    at = await openTestQueue(database)
    ids = [await at.record(), await at.record(), await at.record()]
  })
  afterEach(() => at.close())

  const put = (batchId: string, text: string, was?: string, by = ana) =>
    at.queue.enqueueBatch({
      batchId,
      writes: ids.map((recordId) => ({
        catalog,
        recordId,
        by,
        content: { kind: 'update' as const, edits: [nextStep(text, was)] },
      })),
    })

  test('says whose it is, what it asks, how far it is and how long it takes', async () => {
    await put('first', 'Autumn call')
    expect(await at.queue.waitingCount()).toBe(3)
    expect(await at.queue.batches({ catalog })).toMatchObject([
      {
        id: 'first',
        by: ana,
        content: { edits: [{ path: 'LifeCycle.NextSteps', mine: 'Autumn call' }] },
        progress: { queued: 3, sent: 0 },
        resumable: 0,
        secondsLeft: 3,
      },
    ])
    await drain(at)
    expect(await at.queue.batches({ catalog })).toMatchObject([
      { progress: { queued: 0, sent: 3 }, secondsLeft: 0 },
    ])
  })

  test('is one change however often it is ordered, and with whatever is still to be done for it by then', async () => {
    const ordered = await put('first', 'Autumn call')
    expect(ordered.map(({ priority }) => priority)).toEqual(['bulk', 'bulk', 'bulk'])
    expect(await put('first', 'Autumn call')).toEqual(ordered)
    expect(await at.queue.enqueueBatch({ batchId: 'first', writes: [] })).toEqual(ordered)
    await drain(at)
    const again = await put('first', 'Autumn call')
    expect(again.map(({ id, state }) => [id, state])).toEqual(ordered.map(({ id }) => [id, 'sent']))
    expect(await at.queue.waitingCount()).toBe(0)
    expect(await at.steps(ids[0] ?? '')).toEqual(['Call Iris', 'Autumn call'])
  })

  test('is one change though two processes are told of it at once', async () => {
    const [a, b] = await Promise.all([put('first', 'Autumn call'), put('first', 'Autumn call')])
    expect(b).toEqual(a)
    expect(await at.queue.waitingCount()).toBe(3)
  })

  test('has all of its records, though the same seller has an edit of one waiting', async () => {
    const [recordId = ''] = ids
    const content = { kind: 'update' as const, edits: [nextStep('Call Iris back')] }
    const edit = await at.queue.enqueue({ catalog, recordId, by: ana, content })
    await put('first', 'Autumn call', 'Call Iris back')
    expect(await at.queue.batches({ catalog })).toMatchObject([{ progress: { queued: 3 } }])
    await at.queue.cancelBatch('first')
    await drain(at)
    expect((await at.queue.read(edit.id))?.state).toBe('sent')
    expect((await at.steps(recordId)).at(-1)).toBe('Call Iris back')
  })

  test('takes as long as what goes before it, and no longer', async () => {
    await put('first', 'Autumn call')
    await put('second', 'Winter call', undefined, bela)
    const seconds = async () =>
      (await at.queue.batches({ catalog })).map(({ id, secondsLeft }) => [id, secondsLeft])
    expect(await seconds()).toEqual([
      ['second', 6],
      ['first', 3],
    ])
  })

  test('is shown to its seller, and to nobody else who asks for their own', async () => {
    await put('first', 'Autumn call')
    expect(await at.queue.batches({ catalog, userId: bela.userId })).toEqual([])
    expect(await at.queue.batches({ catalog, userId: ana.userId })).toHaveLength(1)
  })

  test('leaves the list a day after it is over', async () => {
    await put('first', 'Autumn call')
    await drain(at)
    at.clock.advance(25 * 60 * 60)
    expect(await at.queue.batches({ catalog })).toEqual([])
  })

  test('comes back when resumed, but for what its seller took out of it', async () => {
    const [, collides] = ids as [string, string, string]
    await at.elsewhere(collides, ({ LifeCycle }) => ({ LifeCycle: { ...LifeCycle, NextSteps: 'Theirs' } }))
    const [first] = await put('first', 'Autumn call', 'Call Iris')
    await at.queue.cancel(first?.id ?? '')
    expect(await at.queue.batches({ catalog })).toMatchObject([{ progress: { queued: 2 }, resumable: 0 }])

    expect(await at.queue.cancelBatch('first')).toBe(2)
    expect(await at.queue.batches({ catalog })).toMatchObject([{ progress: { cancelled: 2 }, resumable: 2 }])
    expect(await at.queue.resumeBatch('first')).toBe(2)
    await drain(at)
    const stopped = (await at.queue.writesOfBatch('first')).find(({ state }) => state === 'conflict')
    expect(stopped?.recordId).toBe(collides)
    await at.queue.cancel(stopped?.id ?? '')
    expect(await at.queue.batches({ catalog })).toMatchObject([
      { progress: { sent: 1, cancelled: 1 }, resumable: 0 },
    ])
    expect(await at.queue.resumeBatch('first')).toBe(0)
  })
})
