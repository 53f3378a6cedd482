import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openEmulator } from '../emulator'
import {
  created,
  edit,
  openTestEmulator,
  refusalOf,
  submitted,
  type TestEmulator,
  testCredentials,
} from '../test-emulator'
import type { EventEnvelope } from './envelope'
import type { ServiceEvent } from './service-event'
import { openTestReceiver, type TestReceiver } from './test-receiver'

/*
 * Events from the request that causes them to whoever is told.
 */

const retitle = (service: TestEmulator, id: string) =>
  edit(service, id, ({ Project }) => ({ Project: { ...Project, Title: 'Second title' } }))

describe('a listener', () => {
  let service: TestEmulator
  beforeEach(async () => {
    service = await openTestEmulator()
  })
  afterEach(() => service.close())

  test('hears of a change as the service knows it and as EventBridge would tell it', async () => {
    const heard: [ServiceEvent, EventEnvelope][] = []
    service.emulator.subscribe((event, envelope) => heard.push([event, envelope]))
    const { id } = await created(service)
    expect(heard).toHaveLength(1)
    const [event, envelope] = heard[0] as [ServiceEvent, EventEnvelope]
    expect(event).toMatchObject({ to: { account: '111122223333', catalog: 'Sandbox' }, subject: id })
    expect(envelope).toMatchObject({
      'detail-type': 'Opportunity Created',
      time: '2026-03-01T10:15:00Z',
      detail: { catalog: 'Sandbox', opportunity: { identifier: id } },
    })
  })

  test('hears nothing of what was refused, and nothing after it has left', async () => {
    const { id, version } = await created(service)
    const heard: ServiceEvent[] = []
    const leave = service.emulator.subscribe((event) => heard.push(event))
    await refusalOf(edit(service, id, () => ({ LastModifiedDate: new Date(version.getTime() - 1) })))
    expect(heard).toEqual([])
    leave()
    await retitle(service, id)
    expect(heard).toEqual([])
  })

  test('that throws fails neither the request nor the other listeners', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    const heard: ServiceEvent[] = []
    service.emulator.subscribe(() => {
      throw new Error('a mistake of the listener')
    })
    service.emulator.subscribe((event) => heard.push(event))
    await created(service)
    expect(heard).toHaveLength(1)
    expect(error).toHaveBeenCalledOnce()
    error.mockRestore()
  })
})

describe("AWS's own steps", () => {
  const review = { pickUpSeconds: 0.05, decideSeconds: 0.05 }
  const options = { clock: () => new Date(), review }

  test('are told when they are due, though nobody asks', async () => {
    const service = await openTestEmulator(options)
    const { id } = await created(service)
    const heard: string[] = []
    service.emulator.subscribe(({ detailType }) => heard.push(detailType))
    await submitted(service, id)
    const updates = () => heard.filter((detailType) => detailType === 'Opportunity Updated')
    // Submitted, picked up, decided.
    await expect.poll(() => updates().length).toBeGreaterThanOrEqual(3)
    await service.close()
  })

  test('are taken without anybody to tell only when somebody looks', async () => {
    const service = await openTestEmulator(options)
    const { id } = await created(service)
    await submitted(service, id)
    await new Promise((resolve) => setTimeout(resolve, 250))
    const heard: string[] = []
    service.emulator.subscribe(({ detailType }) => heard.push(detailType))
    await expect.poll(() => heard.length).toBeGreaterThanOrEqual(2)
    await service.close()
  })
})

describe('a destination', () => {
  let folder: string
  let file: string
  let receiver: TestReceiver | undefined
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'events-'))
    file = join(folder, 'partner-central.db')
  })
  afterEach(async () => {
    await receiver?.close()
    receiver = undefined
    rmSync(folder, { recursive: true })
  })

  test('gets every event, in the order it happened', async () => {
    receiver = await openTestReceiver()
    const service = await openTestEmulator({ file, events: { url: receiver.url, apiKey: 'key' } })
    const { id } = await created(service)
    await retitle(service, id)
    await submitted(service, id)
    await expect.poll(() => receiver?.heard().length).toBeGreaterThanOrEqual(3)
    expect(receiver.heard().slice(0, 3)).toEqual([
      `Opportunity Created ${id}`,
      `Opportunity Updated ${id}`,
      `Opportunity Updated ${id}`,
    ])
    await service.close()
  })

  test('gets what was committed before the service went down, once it is back', async () => {
    const dead = 'http://127.0.0.1:9/events'
    const before = await openTestEmulator({ file, events: { url: dead } })
    const { id } = await created(before)
    await retitle(before, id)
    await before.close()

    receiver = await openTestReceiver()
    const after = await openTestEmulator({ file, events: { url: receiver.url } })
    // The first was tried in vain and waits for its second attempt.
    await expect.poll(() => receiver?.heard()).toHaveLength(2)
    expect(receiver.heard()).toEqual([`Opportunity Created ${id}`, `Opportunity Updated ${id}`])
    await after.close()
  })

  test('gets nothing of what was changed while there was none', async () => {
    const before = await openTestEmulator({ file })
    await created(before)
    await before.close()
    receiver = await openTestReceiver()
    const after = await openTestEmulator({ file, events: { url: receiver.url } })
    const { id } = await created(after)
    await expect.poll(() => receiver?.heard()).toEqual([`Opportunity Created ${id}`])
    await after.close()
  })

  test.each(['ftp://127.0.0.1/', 'not an address', 'http://user:secret@127.0.0.1/'])(
    'is no destination: %s',
    async (url) => {
      const opening = openEmulator({
        file: ':memory:',
        credentials: testCredentials,
        quota: 'off',
        events: { url },
      })
      await expect(opening).rejects.toThrow(TypeError)
    },
  )
})
