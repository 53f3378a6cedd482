import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { completeOpportunity, submitted } from '@/lib/emulator/test-emulator'
import { withChanges } from '@/lib/opportunity/changes'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { addDays, plainDateOf } from '@/lib/opportunity/plain-date'
import {
  LockedFieldsError,
  PartnerCentralError,
  PassedDateError,
  VersionConflictError,
} from '@/lib/partner-central/errors'
import { describeEngines } from '@/lib/sql/test-engines'
import { type Desk, openDesk } from './desk'
import { ana, drain, nextStep, openTestQueue, stateOf, type TestQueue } from './test-queue'

const catalog = 'Sandbox'

describeEngines('the desk', (databases) => {
  let at: TestQueue
  let desk: Desk
  const open = async (database: Kysely<unknown>) => {
    at = await openTestQueue(database)
    desk = openDesk({ ...at, catalog, by: ana, patienceMs: 10_000 })
  }
  /** Goes on without AWS's answer at once. */
  const hurry = () => {
    desk = openDesk({ ...at, catalog, by: ana, patienceMs: 300 })
  }
  beforeEach(async () => open(await databases.open()))
  afterEach(() => at.close())

  const changed = (lifeCycle: object) => (current: Opportunity) =>
    withChanges(current, { LifeCycle: lifeCycle })
  const next = async (id: string, text: string, seen?: string) =>
    desk.edit({
      id,
      seen: seen ?? (await desk.shown(id)).LastModifiedDate,
      change: changed({ NextSteps: text }),
    })

  test('answers with AWS’s record when AWS answers in time', async () => {
    const id = await at.record()
    at.queue.worker.start()
    const written = await next(id, 'Send the quote')
    expect(written).toMatchObject({ opportunity: { LifeCycle: { NextSteps: 'Send the quote' } } })
    expect(written.queued).toBeUndefined()
    expect(written.opportunity.LastModifiedDate).toBe((await at.get(id)).LastModifiedDate)
    expect(written.revision).toBe(await at.mirror.revision(catalog))
  })

  test('takes the change while AWS is away: shown at once, sent when it is back', async () => {
    hurry()
    const id = await at.record()
    at.faults({ operation: '*', kind: 'drop-before' })
    at.queue.worker.start()
    const written = await next(id, 'Send the quote')
    expect(written).toMatchObject({
      queued: true,
      opportunity: { LifeCycle: { NextSteps: 'Send the quote' } },
    })
    expect(await at.mirror.card(catalog, id)).toMatchObject({
      pending: expect.stringMatching(/queued|sending/),
    })

    const again = await next(id, 'Send the contract')
    expect(again.queued).toBe(true)
    await at.queue.worker.stop()
    at.faults()
    at.clock.advance(61)
    await drain(at)
    const steps = await at.steps(id)
    expect(steps.at(-1)).toBe('Send the contract')
    expect(new Set(steps).size).toBe(steps.length)
  }, 30_000)

  test('has a record that moved on looked at first, and keeps nothing', async () => {
    const id = await at.record()
    const { LastModifiedDate } = await desk.shown(id)
    await at.elsewhere(id, ({ Project }) => ({ Project: { ...Project, Title: 'Renamed at AWS' } }))
    at.queue.worker.start()
    const error = await next(id, 'Send the quote', LastModifiedDate).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(VersionConflictError)
    expect((error as VersionConflictError).current.Project?.Title).toBe('Renamed at AWS')
    expect(await at.queue.list({ catalog })).toEqual([])
    expect(await at.steps(id)).toEqual(['Call Iris'])
  })

  test('refuses closed fields before anything is sent, also those AWS closed a moment ago', async () => {
    const id = await at.record()
    await submitted(at.service, id)
    at.queue.worker.start()
    const moved = await next(id, 'Send the quote').catch((thrown: unknown) => thrown)
    expect(moved).toBeInstanceOf(VersionConflictError)
    const closed = await next(id, 'Send the quote').catch((thrown: unknown) => thrown)
    expect(closed).toBeInstanceOf(LockedFieldsError)
    expect(await at.queue.list({ catalog })).toEqual([])
  })

  test('hands on what AWS refuses, field by field', async () => {
    const id = await at.record()
    at.queue.worker.start()
    const { LastModifiedDate: seen } = await desk.shown(id)
    const error = await desk
      .edit({ id, seen, change: changed({ ClosedLostReason: 'Price' }) })
      .catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(PartnerCentralError)
    expect((error as PartnerCentralError).issues[0]?.path).toBe('LifeCycle.ClosedLostReason')
    expect(await at.queue.list({ catalog })).toEqual([])
  })

  test('keeps nothing that leaves an open deal a close date of the past, and does not ask AWS', async () => {
    const id = await at.record()
    const { LifeCycle, ...stored } = await at.get(id)
    const overdue = { ...stored, LifeCycle: { ...LifeCycle, TargetCloseDate: '2020-01-31' } }
    await at.mirror.saveOpportunity(catalog, overdue as Opportunity)
    const edit = (lifeCycle: object) =>
      desk.edit({ id, seen: stored.LastModifiedDate, change: changed(lifeCycle) })
    const error = await edit({ NextSteps: 'Send the quote' }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(PassedDateError)
    expect((error as PassedDateError).fields).toMatchObject([{ path: 'LifeCycle.TargetCloseDate' }])
    expect(await at.queue.list({ catalog })).toEqual([])

    hurry()
    await edit({ NextSteps: 'Send the quote', TargetCloseDate: addDays(plainDateOf(new Date()), 90) })
    expect(await at.queue.list({ catalog })).toHaveLength(1)
  })

  const linked = async (id: string) => (await at.get(id)).RelatedEntityIdentifiers?.Solutions ?? []
  const solution = { type: 'Solutions', entity: 'S-1234567' } as const

  describe('a write of another kind', () => {
    test('comes back with the record as AWS has it', async () => {
      const id = await at.record()
      at.queue.worker.start()
      const written = await desk.write(id, { kind: 'associate', ...solution })
      expect(written.queued).toBeUndefined()
      expect(written.opportunity.RelatedEntityIdentifiers?.Solutions).toEqual(['S-1234567'])
      expect(await linked(id)).toEqual(['S-1234567'])
    })

    test('stays behind an edit that waits, however late that goes', async () => {
      hurry()
      const id = await at.record()
      await next(id, 'Send the quote')
      const written = await desk.write(id, { kind: 'associate', ...solution })
      expect(written.queued).toBe(true)
      expect((await at.queue.list({ catalog })).map(({ content }) => content.kind)).toEqual([
        'update',
        'associate',
      ])
      await drain(at)
      expect([await linked(id), (await at.steps(id)).at(-1)]).toEqual([['S-1234567'], 'Send the quote'])
    })

    test('hands on what AWS refuses, and keeps nothing', async () => {
      const id = await at.record()
      at.queue.worker.start()
      const error = await desk
        .write(id, { kind: 'associate', type: 'Solutions', entity: 'S-9999999' })
        .catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(PartnerCentralError)
      expect(await at.queue.list({ catalog })).toEqual([])
    })
  })

  describe('a submission', () => {
    const involvement = { InvolvementType: 'Co-Sell', Visibility: 'Full' } as const
    const submit = (id: string, token: string) => desk.write(id, { kind: 'submit', involvement }, token)

    test('brings AWS’s task and the record under review, and is one however often it is ordered', async () => {
      const id = await at.record()
      at.queue.worker.start()
      await desk.write(id, { kind: 'associate', ...solution })
      const token = randomUUID()
      const written = await submit(id, token)
      expect(written.task).toMatchObject({ TaskId: expect.any(String), TaskStatus: 'COMPLETE' })
      expect(written.opportunity.LifeCycle?.ReviewStatus).toBe('Submitted')
      expect((await submit(id, token)).task?.TaskId).toBe(written.task?.TaskId)
    })

    test('that AWS fails is an answer, and not kept', async () => {
      const id = await at.record()
      await at.elsewhere(id, ({ Project }) => ({ Project: { ...Project, SalesActivities: [] } }))
      at.queue.worker.start()
      const written = await submit(id, randomUUID())
      expect(written.task).toMatchObject({ TaskStatus: 'FAILED', Message: expect.any(String) })
      expect(written.queued).toBeUndefined()
      expect(await at.queue.list({ catalog })).toEqual([])
    })
  })

  describe('a new record', () => {
    const { Catalog: _catalog, ...input } = completeOpportunity()
    const deals = async () => (await at.partnerCentral.listOpportunities()).summaries

    test('is made at once, and once per token', async () => {
      at.queue.worker.start()
      const token = randomUUID()
      const made = await desk.create(token, { input })
      const again = await desk.create(token, { input })
      expect(made).toMatchObject({ opportunity: { Id: expect.stringMatching(/^O/) } })
      expect(again).toEqual(made)
      expect(await deals()).toHaveLength(1)
    })

    test('is kept while AWS is away, with all that was ordered for it, and made in that order', async () => {
      hurry()
      at.faults({ operation: '*', kind: 'drop-before' })
      at.queue.worker.start()
      const token = randomUUID()
      const kept = await desk.create(token, { input })
      expect(kept).toEqual({ id: `new:${token}`, queued: true })
      const { id } = kept as { id: string }
      expect(await desk.keep(id, { kind: 'associate', ...solution })).toEqual(kept)
      const involvement = { InvolvementType: 'Co-Sell', Visibility: 'Full' } as const
      await desk.keep(id, { kind: 'submit', involvement }, randomUUID())
      expect(await desk.create(token, { input })).toEqual(kept)

      await at.queue.worker.stop()
      at.faults()
      at.clock.advance(61)
      await drain(at)
      const [deal, ...others] = await deals()
      expect(others).toEqual([])
      const record = await at.get(deal?.Id ?? '')
      expect(record.LifeCycle?.ReviewStatus).toBe('Submitted')
      expect(record.RelatedEntityIdentifiers?.Solutions).toEqual(['S-1234567'])
      const writes = await at.queue.list({ catalog })
      expect(writes.map(({ recordId, state }) => [recordId, state])).toEqual(
        Array.from({ length: 3 }, () => [deal?.Id, 'sent']),
      )
      expect((await desk.keep(id, { kind: 'disassociate', ...solution })).id).toBe(deal?.Id)
    }, 30_000)

    test('that AWS refuses is refused to whoever waits, and nothing of it is kept', async () => {
      at.queue.worker.start()
      const error = await desk
        .create(randomUUID(), { input: { ...input, Project: {} } })
        .catch((e: unknown) => e)
      expect(error).toBeInstanceOf(PartnerCentralError)
      expect(await at.queue.list({ catalog })).toEqual([])
    })

    test('that is refused later stops what was ordered for it, until it is sent again or taken back', async () => {
      hurry()
      const token = randomUUID()
      const kept = await desk.create(token, { input: { ...input, Project: {} } })
      await desk.keep(kept.queued ? (kept as { id: string }).id : '', { kind: 'associate', ...solution })
      await at.queue.worker.runDue()
      const states = async () => (await at.queue.list({ catalog })).map(({ state }) => state)
      expect((await states()).sort()).toEqual(['queued', 'refused'])

      await at.queue.retry(token)
      await at.queue.worker.runDue()
      expect((await states()).sort()).toEqual(['queued', 'refused'])
      const mended = await desk.create(randomUUID(), { input }, { replaces: token })
      expect(mended.queued).toBe(true)
      expect(await states()).toEqual(['queued'])
      await expect(desk.keep(`new:${token}`, { kind: 'associate', ...solution })).rejects.toThrow(
        'taken back',
      )
    })
  })

  describe('an edit in place of one that AWS stopped', () => {
    const stopped = async (id: string) => {
      await next(id, 'Mine')
      await at.elsewhere(id, ({ LifeCycle }) => ({ LifeCycle: { ...LifeCycle, NextSteps: 'Theirs' } }))
      await at.queue.worker.runDue()
      const [write] = await at.queue.list({ catalog })
      expect(write?.state).toBe('conflict')
      return write?.id ?? ''
    }
    test('is submitted again after it where that one was to be, and where AWS still waits', async () => {
      const id = await at.record()
      const order = { recordId: id, catalog, by: ana } as const
      const { id: answer } = await at.queue.enqueue({
        ...order,
        content: { kind: 'update', edits: [nextStep('Mine', 'Seen')], answersAws: true, resubmits: true },
      })
      await at.queue.worker.runDue()
      expect(await stateOf(at.queue, { id: answer })).toBe('conflict')
      const edit = { kind: 'update' as const, edits: [nextStep('Mended')] }
      const unasked = await at.queue.enqueue({ ...order, content: edit, replaces: answer })
      expect(unasked.content).toEqual(edit)
      expect(await stateOf(at.queue, { id: answer })).toBe('cancelled')

      await at.queue.cancel(unasked.id)
      const { id: second } = await at.queue.enqueue({
        ...order,
        content: { kind: 'update', edits: [nextStep('Mine', 'Seen')], answersAws: true, resubmits: true },
      })
      await at.queue.worker.runDue()
      const asked = await at.queue.enqueue({
        ...order,
        content: { ...edit, answersAws: true },
        replaces: second,
      })
      expect(asked.content).toEqual({ ...edit, answersAws: true, resubmits: true })
    })

    const again = async (id: string, text: string, replaces: string) =>
      desk.edit(
        {
          id,
          seen: (await desk.shown(id)).LastModifiedDate,
          change: (current) => withChanges(current, { LifeCycle: { NextSteps: text } }),
        },
        { replaces },
      )

    test('takes its place the moment it is kept', async () => {
      hurry()
      const id = await at.record()
      const old = await stopped(id)
      expect((await again(id, 'Mine, mended', old)).queued).toBe(true)
      expect((await at.queue.read(old))?.state).toBe('cancelled')
      expect((await at.queue.list({ catalog })).map(({ state }) => state)).toEqual(['queued'])
      await at.queue.worker.runDue()
      expect(await at.steps(id)).toEqual(['Call Iris', 'Theirs', 'Mine, mended'])
    })

    test('gives it up when it leaves everything as AWS has it', async () => {
      hurry()
      const id = await at.record()
      const old = await stopped(id)
      await again(id, 'Theirs', old)
      expect(await at.queue.list({ catalog })).toEqual([])
    })
  })

  test('an edit that changes nothing is not queued', async () => {
    const id = await at.record()
    expect((await next(id, 'Call Iris')).queued).toBeUndefined()
    expect(await at.queue.list({ catalog })).toEqual([])
  })
})
