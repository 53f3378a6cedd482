import type { Kysely } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { completeOpportunity, created, submitted } from '@/lib/emulator/test-emulator'
import { describeEngines } from '@/lib/sql/test-engines'
import type { QueuedWrite, WriteContent } from './queued-write'
import { ana, bela, drain, nextStep, openTestQueue, stateOf, type TestQueue, titled } from './test-queue'

const catalog = 'Sandbox'

describeEngines('the queue', (databases) => {
  let database: Kysely<unknown>
  let at: TestQueue
  beforeEach(async () => {
    database = await databases.open()
    at = await openTestQueue(database)
  })
  afterEach(() => at.close())

  const put = (recordId: string, content: WriteContent, more: object = {}): Promise<QueuedWrite> =>
    at.queue.enqueue({ catalog, recordId, by: ana, content, ...more })
  const edit = (recordId: string, text: string, more: object = {}) =>
    put(recordId, { kind: 'update', edits: [nextStep(text)] }, more)
  const pending = async (id: string) => (await at.mirror.card(catalog, id))?.pending

  describe('an edit', () => {
    test('shows on its card while it waits, and is AWS’s once sent', async () => {
      const id = await at.record()
      const write = await edit(id, 'Send the quote')
      expect(write).toMatchObject({ state: 'queued', by: ana, priority: 'interactive' })
      expect(await pending(id)).toBe('queued')
      expect((await at.mirror.opportunity(catalog, id))?.pending?.changes).toEqual([
        { path: 'LifeCycle.NextSteps', value: 'Send the quote' },
      ])

      await at.queue.worker.runDue()
      expect(await at.queue.read(write.id)).toMatchObject({ state: 'sent', version: expect.any(String) })
      expect(await pending(id)).toBeUndefined()
      expect((await at.mirror.opportunity(catalog, id))?.opportunity.LifeCycle?.NextSteps).toBe(
        'Send the quote',
      )
      expect(await at.steps(id)).toEqual(['Call Iris', 'Send the quote'])
    })

    test('is its writer’s in the history of the record', async () => {
      const id = await at.record()
      await edit(id, 'Send the quote')
      await at.queue.worker.runDue()
      const { entries } = await at.mirror.history(catalog, id)
      expect(entries[0]?.who).toEqual({ kind: 'user', ...ana })
    })

    test('is told apart from what somebody else changed before it was sent', async () => {
      const id = await at.record()
      await edit(id, 'Send the quote')
      await at.elsewhere(id, ({ Project }) => ({ Project: { ...Project, Title: 'Renamed at AWS' } }))
      await at.queue.worker.runDue()
      const { entries } = await at.mirror.history(catalog, id)
      expect(entries.map(({ who, changes }) => [who.kind, changes.map(({ path }) => path)])).toEqual([
        ['user', ['LifeCycle.NextSteps']],
        ['other', ['Project.Title']],
        ['other', []],
      ])
    })

    test('joins the one of the same seller that waits: first what was, last what is mine', async () => {
      const id = await at.record()
      const one = await put(id, { kind: 'update', edits: [nextStep('A', 'Call Iris'), titled('T', 'Old')] })
      const two = await put(id, { kind: 'update', edits: [nextStep('B', 'A')] })
      expect(two.id).toBe(one.id)
      expect(two.content).toEqual({ kind: 'update', edits: [nextStep('B', 'Call Iris'), titled('T', 'Old')] })
    })

    test('of another seller stays a write of its own, and goes after the first', async () => {
      const id = await at.record()
      const one = await edit(id, 'Ana’s')
      const two = await edit(id, 'Béla’s', { by: bela })
      expect(two.id).not.toBe(one.id)
      await at.queue.worker.runDue()
      expect(await at.steps(id)).toEqual(['Call Iris', 'Ana’s', 'Béla’s'])
    })

    test('leaves alone what somebody else changed meanwhile', async () => {
      const id = await at.record()
      await put(id, { kind: 'update', edits: [nextStep('Send the quote', 'Call Iris')] })
      await at.elsewhere(id, ({ Project }) => ({ Project: { ...Project, Title: 'Renamed at AWS' } }))
      await at.queue.worker.runDue()
      expect(await at.get(id)).toMatchObject({
        LifeCycle: { NextSteps: 'Send the quote' },
        Project: { Title: 'Renamed at AWS' },
      })
    })

    test('that AWS has already is not sent again', async () => {
      const id = await at.record()
      await at.elsewhere(id, ({ LifeCycle }) => ({ LifeCycle: { ...LifeCycle, NextSteps: 'Same' } }))
      const { LastModifiedDate } = await at.get(id)
      const write = await put(id, { kind: 'update', edits: [nextStep('Same', 'Call Iris')] })
      await at.queue.worker.runDue()
      expect(await stateOf(at.queue, write)).toBe('sent')
      expect((await at.get(id)).LastModifiedDate).toBe(LastModifiedDate)
    })

    test('of a field that both changed waits with Was, Yours and AWS now, and nothing of it is sent', async () => {
      const id = await at.record()
      const { Project } = await at.get(id)
      const write = await put(id, {
        kind: 'update',
        edits: [nextStep('Mine', 'Call Iris'), titled('Mine too', Project?.Title ?? '')],
      })
      await at.elsewhere(id, ({ LifeCycle }) => ({ LifeCycle: { ...LifeCycle, NextSteps: 'Theirs' } }))
      await at.queue.worker.runDue()
      expect(await at.queue.read(write.id)).toMatchObject({
        state: 'conflict',
        failure: {
          kind: 'conflict',
          fields: [{ path: 'LifeCycle.NextSteps', was: 'Call Iris', mine: 'Mine', theirs: 'Theirs' }],
        },
      })
      expect(await pending(id)).toBe('conflict')
      expect((await at.get(id)).Project?.Title).toBe(Project?.Title)

      await at.queue.retry(write.id, [nextStep('Mine', 'Theirs'), titled('Mine too', Project?.Title ?? '')])
      await at.queue.worker.runDue()
      expect(await at.get(id)).toMatchObject({
        LifeCycle: { NextSteps: 'Mine' },
        Project: { Title: 'Mine too' },
      })
    })

    test('of a field that AWS has closed meanwhile is held, and goes only when its seller says so', async () => {
      const id = await at.record()
      const write = await put(id, { kind: 'update', edits: [titled('New title', undefined)] })
      await submitted(at.service, id)
      await at.queue.worker.runDue()
      expect(await at.queue.read(write.id)).toMatchObject({
        state: 'held',
        failure: {
          kind: 'locked',
          fields: [{ path: 'Project.Title', message: expect.stringMatching(/review/) }],
        },
      })
      expect(await pending(id)).toBe('held')

      at.clock.advance(3600)
      await at.queue.worker.runDue()
      expect(await stateOf(at.queue, write)).toBe('held')
    })

    test('that AWS refuses says which fields and why', async () => {
      const id = await at.record()
      const write = await put(id, {
        kind: 'update',
        edits: [{ path: 'LifeCycle.TargetCloseDate', mine: '2001-01-01' }],
      })
      await at.queue.worker.runDue()
      expect(await at.queue.read(write.id)).toMatchObject({
        state: 'refused',
        failure: {
          kind: 'service',
          code: 'ValidationException',
          requestId: expect.any(String),
          issues: [{ path: 'LifeCycle.TargetCloseDate', message: expect.any(String) }],
        },
      })
      expect(await pending(id)).toBe('refused')
      expect(await at.queue.troubleCount({ catalog, userId: ana.userId })).toBe(1)
      expect(await at.queue.troubleCount({ catalog, userId: bela.userId })).toBe(0)
    })

    test('that nobody awaits any more is cancelled without a trace on the card', async () => {
      const id = await at.record()
      const write = await edit(id, 'Never mind')
      expect(await at.queue.cancel(write.id)).toBe(true)
      expect(await pending(id)).toBeUndefined()
      await at.queue.worker.runDue()
      expect(await at.steps(id)).toEqual(['Call Iris'])
      expect(await at.queue.cancel(write.id)).toBe(false)
    })
  })

  describe('the order', () => {
    test('is that of asking; interactive writes go before bulk ones of other records', async () => {
      const ids = [await at.record(), await at.record(), await at.record()]
      const sent: string[] = []
      const queue = await at.another(database, {
        lanes: 1,
        onMoment: (moment, { recordId }) => moment === 'noted' && sent.push(recordId),
      })
      await edit(ids[0] ?? '', 'x', { priority: 'bulk' })
      await edit(ids[1] ?? '', 'x', { priority: 'bulk' })
      await edit(ids[2] ?? '', 'x')
      await queue.worker.runDue()
      expect(sent).toEqual([ids[2], ids[0], ids[1]])
    })

    test('of one record’s writes is kept, so a click hurries the bulk write before it', async () => {
      const [other, id] = [await at.record(), await at.record()]
      const sent: string[] = []
      const queue = await at.another(database, {
        lanes: 1,
        onMoment: (moment, { by, recordId }) => moment === 'noted' && sent.push(`${by.name} ${recordId}`),
      })
      await edit(other, 'x', { priority: 'bulk' })
      await edit(id, 'bulk', { priority: 'bulk' })
      await edit(id, 'click', { by: bela })
      await queue.worker.runDue()
      expect(sent).toEqual([`${ana.name} ${id}`, `${bela.name} ${id}`, `${ana.name} ${other}`])
    })

    test('holds with several lanes: one record never has two writes under way', async () => {
      const id = await at.record()
      for (let i = 0; i < 6; i++) await edit(id, `Step ${i}`, { by: { userId: `u${i}`, name: 'x' } })
      await at.queue.worker.runDue()
      expect(await at.steps(id)).toEqual(['Call Iris', ...Array.from({ length: 6 }, (_, i) => `Step ${i}`)])
    })
  })

  describe('a write of another kind', () => {
    test('links, and takes the link away, each once', async () => {
      const { id } = await created(at.service)
      const link = { type: 'AwsProducts', entity: 'AWSLambda' } as const
      await put(id, { kind: 'associate', ...link })
      await drain(at)
      expect((await at.get(id)).RelatedEntityIdentifiers?.AwsProducts).toEqual(['AWSLambda'])
      await put(id, { kind: 'disassociate', ...link })
      await drain(at)
      expect((await at.get(id)).RelatedEntityIdentifiers?.AwsProducts ?? []).toEqual([])
    })

    test('makes a record, with its owner', async () => {
      const { Catalog: _catalog, ...input } = completeOpportunity()
      const owner = {
        Email: 'ana@tandem.example',
        FirstName: 'Ana',
        LastName: 'Ruiz',
        BusinessTitle: 'OpportunityOwner',
      }
      const content = { kind: 'create', input: input as Record<string, unknown>, owner } as const
      const write = await at.queue.enqueue({ catalog, by: ana, content })
      await drain(at)
      const { madeId = '' } = (await at.queue.read(write.id)) ?? {}
      expect((await at.get(madeId)).OpportunityTeam).toEqual([
        expect.objectContaining({ Email: owner.Email }),
      ])
      expect(await at.mirror.card(catalog, madeId)).toBeDefined()
    })

    test('submits', async () => {
      const id = await at.record()
      const write = await put(id, {
        kind: 'submit',
        involvement: { InvolvementType: 'Co-Sell', Visibility: 'Full' },
      })
      await drain(at)
      const settled = await at.queue.read(write.id)
      expect(['sent', 'refused']).toContain(settled?.state)
      expect(settled?.failure ? (await at.get(id)).LifeCycle?.ReviewStatus : 'sent').toBeDefined()
    })
  })

  test('what was sent is forgotten after 30 days, what waits for its seller is not', async () => {
    const id = await at.record()
    const sent = await edit(id, 'Sent')
    await at.queue.worker.runDue()
    const refused = await put(id, {
      kind: 'update',
      edits: [{ path: 'LifeCycle.TargetCloseDate', mine: '2001-01-01' }],
    })
    await at.queue.worker.runDue()
    at.clock.advance(29 * 86_400)
    await at.queue.worker.runDue()
    expect(await stateOf(at.queue, sent)).toBe('sent')
    at.clock.advance(2 * 86_400)
    await at.queue.worker.runDue()
    expect(await at.queue.read(sent.id)).toBeUndefined()
    expect(await stateOf(at.queue, refused)).toBe('refused')
  })

  test('a list tells places and times of what waits', async () => {
    const ids = [await at.record(), await at.record()]
    await edit(ids[0] ?? '', 'one')
    await edit(ids[1] ?? '', 'two', { by: bela })
    const own = await at.queue.list({ catalog, userId: bela.userId })
    expect(own).toMatchObject([{ recordId: ids[1], position: 2, secondsLeft: 2 }])
    expect(await at.queue.list({ catalog })).toHaveLength(2)
  })
})
