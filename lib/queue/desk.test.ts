import type { Kysely } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { submitted } from '@/lib/emulator/test-emulator'
import { withChanges } from '@/lib/opportunity/changes'
import { LockedFieldsError, PartnerCentralError, VersionConflictError } from '@/lib/partner-central/errors'
import { describeEngines } from '@/lib/sql/test-engines'
import { type Desk, openDesk } from './desk'
import { ana, drain, openTestQueue, type TestQueue } from './test-queue'

const catalog = 'Sandbox'

describeEngines('the desk', (databases) => {
  let at: TestQueue
  let desk: Desk
  const open = async (database: Kysely<unknown>) => {
    at = await openTestQueue(database)
    desk = openDesk({ ...at, catalog, by: ana, patienceMs: 300 })
  }
  beforeEach(async () => open(await databases.open()))
  afterEach(() => at.close())

  const next = async (id: string, text: string, seen?: string) =>
    desk.edit({
      id,
      seen: seen ?? (await desk.shown(id)).LastModifiedDate,
      change: (current) => withChanges(current, { LifeCycle: { NextSteps: text } }),
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
    const change = (current: Parameters<Parameters<Desk['edit']>[0]['change']>[0]) =>
      withChanges(current, { LifeCycle: { TargetCloseDate: '2001-01-01' } })
    const error = await desk.edit({ id, seen, change }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(PartnerCentralError)
    expect((error as PartnerCentralError).issues[0]?.path).toBe('LifeCycle.TargetCloseDate')
    expect(await at.queue.list({ catalog })).toEqual([])
  })

  test('an edit that changes nothing is not queued', async () => {
    const id = await at.record()
    expect((await next(id, 'Call Iris')).queued).toBeUndefined()
    expect(await at.queue.list({ catalog })).toEqual([])
  })
})
