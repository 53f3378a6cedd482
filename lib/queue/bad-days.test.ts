import type { Kysely } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { completeOpportunity } from '@/lib/emulator/test-emulator'
import { PartnerCentralError } from '@/lib/partner-central/errors'
import { describeEngines } from '@/lib/sql/test-engines'
import { ana, drain, nextStep, openTestQueue, stateOf, type TestQueue, until } from './test-queue'

const catalog = 'Sandbox'

describeEngines('the queue on a bad day', (databases) => {
  let database: Kysely<unknown>
  let at: TestQueue
  const open = async (
    ...args: Parameters<typeof openTestQueue> extends [unknown, ...infer R] ? R : never
  ) => {
    database = await databases.open()
    at = await openTestQueue(database, ...args)
  }
  beforeEach(() => open())
  afterEach(() => at.close())

  const edit = (recordId: string, text: string, more: object = {}) =>
    at.queue.enqueue({
      catalog,
      recordId,
      by: ana,
      content: { kind: 'update', edits: [nextStep(text)] },
      ...more,
    })

  test('AWS is down for ten minutes: everything waits, and then arrives once', async () => {
    const ids = [await at.record(), await at.record(), await at.record()]
    at.faults({ operation: '*', kind: 'drop-before' })
    const writes = await Promise.all(ids.map((id) => edit(id, `For ${id}`)))
    const began = at.clock.now.getTime()
    while (at.clock.now.getTime() - began < 600_000) {
      await at.queue.worker.runDue()
      at.clock.advance(60)
    }
    for (const write of writes) expect(await stateOf(at.queue, write)).toBe('queued')
    expect(new Set(at.failures)).toEqual(new Set(['Unreachable']))

    at.faults()
    await drain(at)
    for (const id of ids) expect(await at.steps(id)).toEqual(['Call Iris', `For ${id}`])
  }, 60_000)

  test('AWS is down: nobody asks it more often than a calm person would', async () => {
    await edit(await at.record(), 'x')
    at.faults({ operation: '*', kind: 'drop-before' })
    for (let second = 0; second < 60; second++) {
      await at.queue.worker.runDue()
      at.clock.advance(1)
    }
    expect(at.failures.length).toBeGreaterThan(3)
    expect(at.failures.length).toBeLessThan(15)
  }, 60_000)

  test('AWS throttles every second call: nothing is lost, nothing is doubled', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => at.record()))
    at.faults({ operation: '*', kind: 'throttle', probability: 0.5 })
    for (const id of ids) await edit(id, `For ${id}`)
    await drain(at)
    at.faults()
    for (const id of ids) expect(await at.steps(id)).toEqual(['Call Iris', `For ${id}`])
  }, 120_000)

  test.each(['internal', 'drop-after', 'drop-before'] as const)(
    'a write that ends with “%s” is applied once',
    async (kind) => {
      const id = await at.record()
      at.faults({ operation: 'UpdateOpportunity', kind, times: 1 })
      const write = await edit(id, 'Send the quote')
      await drain(at)
      expect(await stateOf(at.queue, write)).toBe('sent')
      expect(await at.steps(id)).toEqual(['Call Iris', 'Send the quote'])
    },
  )

  test('the answer is lost, and the record cannot be read until later: found, not sent again', async () => {
    const id = await at.record()
    at.faults(
      { operation: 'UpdateOpportunity', kind: 'drop-after', times: 1 },
      { operation: 'GetOpportunity', kind: 'drop-before', times: 4, probability: 0.9 },
    )
    await edit(id, 'Send the quote')
    await drain(at)
    at.faults()
    expect(await at.steps(id)).toEqual(['Call Iris', 'Send the quote'])
  }, 60_000)

  test('the answer is lost and somebody writes over it before we look: it is not sent again', async () => {
    const id = await at.record()
    let isFirst = true
    const queue = await at.another(database, {
      onMoment: (moment) => {
        if (moment !== 'answered' || !isFirst) return
        isFirst = false
        throw new Error('killed')
      },
    })
    const write = await edit(id, 'Ours')
    await expect(queue.worker.runDue()).rejects.toThrow('killed')
    await at.elsewhere(id, ({ LifeCycle }) => ({ LifeCycle: { ...LifeCycle, NextSteps: 'Call Iris' } }))
    await drain(at)
    expect(await stateOf(at.queue, write)).toBe('sent')
    expect(await at.steps(id)).toEqual(['Call Iris', 'Ours', 'Call Iris'])
  })

  test('a creation whose answer is lost makes one record', async () => {
    const { Catalog: _catalog, ...input } = completeOpportunity()
    at.faults({ operation: 'CreateOpportunity', kind: 'drop-after', times: 4 })
    const content = { kind: 'create', input: input as Record<string, unknown> } as const
    const write = await at.queue.enqueue({ catalog, by: ana, content })
    await drain(at)
    expect((await at.partnerCentral.listOpportunities()).summaries.map(({ Id }) => Id)).toEqual([
      (await at.queue.read(write.id))?.madeId,
    ])
  }, 60_000)

  test('a link whose answer is lost is made once', async () => {
    const id = await at.record()
    at.faults({ operation: 'AssociateOpportunity', kind: 'drop-after', times: 2 })
    const content = { kind: 'associate', type: 'AwsProducts', entity: 'AWSLambda' } as const
    await at.queue.enqueue({ catalog, recordId: id, by: ana, content })
    await drain(at)
    expect((await at.get(id)).RelatedEntityIdentifiers?.AwsProducts).toEqual(['AWSLambda'])
  })

  test('our clock is an hour off, so AWS refuses our signatures: what waits goes once it is mended', async () => {
    const id = await at.record()
    at.faults({ operation: '*', kind: 'clock-skew', seconds: 3600 })
    const write = await edit(id, 'Send the quote')
    await at.queue.worker.runDue()
    const state = await stateOf(at.queue, write)
    at.faults()
    // The official client follows the service's clock, and notices with its next call that it is right again.
    await at.get(id).catch(() => {})
    await drain(at)
    expect(['queued', 'sent']).toContain(state)
    expect(await at.steps(id)).toEqual(['Call Iris', 'Send the quote'])
  })

  test('our credentials have expired: everything waits for new ones', async () => {
    const id = await at.record()
    const expired = {
      ...at.partnerCentral,
      getOpportunity: () => Promise.reject(new PartnerCentralError('ExpiredTokenException', 'expired')),
    }
    const queue = await at.another(database, { clients: { interactive: expired, bulk: expired } })
    const write = await edit(id, 'Send the quote')
    await queue.worker.runDue()
    expect(await at.queue.read(write.id)).toMatchObject({
      state: 'queued',
      failure: { kind: 'service', code: 'ExpiredTokenException' },
    })
    await drain(at)
    expect(await at.steps(id)).toEqual(['Call Iris', 'Send the quote'])
  })

  test('an answer read back late is not taken for a lost write', async () => {
    const id = await at.record()
    at.faults({ operation: '*', kind: 'stale', milliseconds: 2000 })
    for (let i = 0; i < 3; i++) {
      await edit(id, `Step ${i}`, { by: { userId: `u${i}`, name: 'x' } })
      await at.queue.worker.runDue()
      at.service.clock.advance(1)
      at.clock.advance(1)
    }
    for (let i = 0; i < 30 && (await at.queue.list({ catalog })).some(({ position }) => position); i++) {
      at.service.clock.advance(3)
      await at.queue.worker.runDue()
      at.clock.advance(61)
    }
    at.faults()
    // What was stale stays so for its time.
    at.service.clock.advance(3)
    expect(await at.steps(id)).toEqual(['Call Iris', 'Step 0', 'Step 1', 'Step 2'])
  })

  test('two processes race for one record: its writes go once each, in order', async () => {
    const location = await databases.location()
    const shared = await databases.open<unknown>(location)
    const own = await openTestQueue(shared)
    // Two connections to one SQLite file would wait for each other within this process.
    const other = await own.another(databases.engine === 'sqlite' ? shared : await databases.open(location))
    const id = await own.record()
    own.queue.worker.start()
    other.worker.start()
    const expected = ['Call Iris']
    for (let i = 0; i < 12; i++) {
      const queue = i % 2 ? own.queue : other
      const content = { kind: 'update' as const, edits: [nextStep(`Step ${i}`)] }
      await queue.enqueue({ catalog, recordId: id, by: { userId: `u${i}`, name: 'x' }, content })
      expected.push(`Step ${i}`)
    }
    await until(
      async () => (await own.queue.list({ catalog })).every(({ position }) => position === undefined),
      20_000,
    )
    await Promise.all([own.queue.worker.stop(), other.worker.stop()])
    expect(await own.steps(id)).toEqual(expected)
    await own.close()
  }, 60_000)

  test('the database is gone while a write is on the wire: it is found done when the database is back', async () => {
    const id = await at.record()
    let isGone = false
    const queue = await at.another(database, {
      onMoment: (moment) => {
        if (moment !== 'answered' || isGone) return
        isGone = true
        throw Object.assign(new Error('The database cannot be reached'), { name: 'DatabaseUnavailableError' })
      },
    })
    const write = await edit(id, 'Send the quote')
    queue.worker.start()
    await until(async () => (await stateOf(at.queue, write)) === 'sent')
    await queue.worker.stop()
    expect(at.failures).toContain('DatabaseUnavailableError')
    expect(await at.steps(id)).toEqual(['Call Iris', 'Send the quote'])
  })

  test('a batch cancelled half-way stops there, and goes on when it is resumed', async () => {
    const ids: string[] = []
    for (let i = 0; i < 6; i++) ids.push(await at.record())
    let sent = 0
    const queue = await at.another(database, {
      lanes: 1,
      onMoment: (moment) => {
        if (moment === 'settled' && ++sent === 3) throw new Error('killed')
      },
    })
    await at.queue.enqueueBatch({
      batchId: 'batch-2',
      writes: ids.map((recordId) => ({
        catalog,
        recordId,
        by: ana,
        content: { kind: 'update' as const, edits: [nextStep('Autumn call')] },
      })),
    })
    await expect(queue.worker.runDue()).rejects.toThrow('killed')
    expect(await at.queue.cancelBatch('batch-2')).toBe(3)
    await drain(at)
    expect(await at.queue.batches({ catalog })).toMatchObject([{ progress: { sent: 3, cancelled: 3 } }])
    expect(await at.queue.resumeBatch('batch-2')).toBe(3)
    await drain(at)
    for (const id of ids) expect(await at.steps(id)).toEqual(['Call Iris', 'Autumn call'])
  })
})
