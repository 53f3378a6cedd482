import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openStore, type Store } from '../store/store'
import { createDelivery, type Delivery } from './delivery'
import { opportunityUpdated } from './event-kinds'
import { createHerald } from './herald'
import { openTestReceiver, type TestReceiver } from './test-receiver'

const owner = { account: '111122223333', catalog: 'Sandbox' } as const
const at = new Date('2026-03-01T10:15:00.412Z')

const warn = vi.spyOn(console, 'warn')
let store: Store
let receiver: TestReceiver
let delivery: Delivery
let now: number

beforeEach(async () => {
  warn.mockReset().mockImplementation(() => {})
  now = Date.now()
  store = await openStore(':memory:')
})
afterEach(async () => {
  await delivery.close()
  await receiver.close()
  await store.close()
})

function deliverTo(to: TestReceiver, options: { backoffMilliseconds?: () => number; apiKey?: string } = {}) {
  receiver = to
  delivery = createDelivery({
    store,
    destination: { url: to.url, apiKey: options.apiKey },
    backoffMilliseconds: options.backoffMilliseconds ?? (() => 5),
    now: () => now + performance.now(),
  })
}

/** Puts one event for each id into the outbox, in this order. */
async function happen(...ids: string[]): Promise<void> {
  const herald = createHerald({ store, hasDestination: true, onWritten: () => delivery.wake() })
  for (const id of ids) await herald.write(async (_store, tell) => tell(opportunityUpdated(owner, id), at))
}

const waiting = async () =>
  (await store.read.database.selectFrom('event_outbox').selectAll().execute()).length
const settled = () => expect.poll(waiting).toBe(0)

describe('an event', () => {
  test('is posted as one EventBridge envelope', async () => {
    deliverTo(await openTestReceiver(), { apiKey: 'the-api-key' })
    await happen('O7')
    await settled()
    expect(receiver.received).toHaveLength(1)
    expect(receiver.received[0]?.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-api-key': 'the-api-key',
    })
    expect(receiver.received[0]?.envelope).toEqual({
      version: '1',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      'detail-type': 'Opportunity Updated',
      source: 'aws.partnercentral-selling',
      account: '111122223333',
      time: '2026-03-01T10:15:00Z',
      region: 'us-east-1',
      resources: [],
      detail: { schemaVersion: '1', catalog: 'Sandbox', opportunity: { identifier: 'O7' } },
    })
  })

  test('goes without a key when there is none', async () => {
    deliverTo(await openTestReceiver())
    await happen('O7')
    await settled()
    expect(receiver.received[0]?.headers).not.toHaveProperty('x-api-key')
  })

  test.each(['broken', 500, 404, 302] as const)(
    'is sent again after %s, under the same id',
    async (failure) => {
      deliverTo(await openTestReceiver((request) => (request <= 3 ? failure : 204)))
      await happen('O7')
      await settled()
      const ids = receiver.received.map(({ envelope }) => envelope.id)
      // A connection that breaks may be tried once more by the HTTP client itself.
      expect(ids.length).toBeGreaterThanOrEqual(4)
      expect(new Set(ids).size).toBe(1)
    },
  )

  test('waits longer after every failure', async () => {
    const failures: number[] = []
    const backoffMilliseconds = vi.fn((count: number) => {
      failures.push(count)
      return 1
    })
    receiver = await openTestReceiver((request) => (request <= 3 ? 503 : 200))
    delivery = createDelivery({ store, destination: { url: receiver.url }, backoffMilliseconds })
    await happen('O7')
    await settled()
    expect(failures).toEqual([1, 2, 3])
  })

  test('is given up after 24 hours, with a line that tells only its id', async () => {
    deliverTo(await openTestReceiver(() => 500))
    await happen('O7')
    await expect.poll(() => receiver.received.length).toBeGreaterThan(1)
    now += 24 * 60 * 60_000
    await settled()
    const lines = warn.mock.calls.map((call) => call.join())
    expect(lines.filter((line) => line.includes(receiver.received[0]?.envelope.id as string))).toHaveLength(1)
    expect(lines.join()).not.toContain('O7')
  })

  test('that is not taken is reported once for each outage, without the address', async () => {
    deliverTo(await openTestReceiver((request) => ([1, 2, 4].includes(request) ? 500 : 200)))
    await happen('O1')
    await settled()
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('(HTTP 500)'))
    expect(warn.mock.calls[0]?.join()).not.toContain(receiver.url)
    await happen('O1')
    await settled()
    expect(warn).toHaveBeenCalledTimes(2)
  })
})

describe('the order', () => {
  test('of one record holds, whatever fails', async () => {
    deliverTo(await openTestReceiver((request) => (request % 2 === 1 ? 500 : 200)))
    await happen('O1', 'O1', 'O1')
    const sent = await store.read.database.selectFrom('event_outbox').select('envelope').execute()
    await settled()
    const ids = sent.map(({ envelope }) => JSON.parse(envelope).id)
    const firstSeen = [...new Set(receiver.received.map(({ envelope }) => envelope.id))]
    expect(firstSeen.slice(-ids.length)).toEqual(ids)
    expect(receiver.received).toHaveLength(6)
  })

  test('does not make one record wait for another', async () => {
    deliverTo(
      await openTestReceiver((_request, { detail }) => (JSON.stringify(detail).includes('O1') ? 500 : 200)),
      { backoffMilliseconds: () => 60_000 },
    )
    await happen('O1', 'O1', 'O2', 'O2')
    await expect.poll(waiting).toBe(2)
    expect(receiver.heard().sort()).toEqual([
      'Opportunity Updated O1',
      'Opportunity Updated O2',
      'Opportunity Updated O2',
    ])
  })

  test('of hundreds of records is kept, each for itself', async () => {
    deliverTo(await openTestReceiver())
    const ids = Array.from({ length: 100 }, (_, index) => `O${index % 20}`)
    await happen(...ids)
    await settled()
    expect(receiver.received).toHaveLength(100)
  })
})

test('closing breaks off what is not answered, and keeps it', async () => {
  deliverTo(await openTestReceiver(() => 'never'))
  await happen('O7')
  await expect.poll(() => receiver.received).toHaveLength(1)
  await delivery.close()
  const [row] = await store.read.database.selectFrom('event_outbox').selectAll().execute()
  expect(row).toMatchObject({ attempts: 0 })
})
