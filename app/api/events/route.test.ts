import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { POST } from './route'

const settings: { eventsApiKey: string | undefined } = { eventsApiKey: undefined }
const take = vi.fn(async (_: { id: string }) => true)

vi.mock('@/lib/env', () => ({ env: () => settings }))
vi.mock('@/lib/services', () => ({ services: async () => ({ events: { take } }) }))

const key = 'only-for-this-test'
beforeEach(() => {
  settings.eventsApiKey = key
})
afterEach(() => vi.restoreAllMocks())

const event = (id: string) => ({
  id,
  source: 'aws.partnercentral-selling',
  account: '111122223333',
  'detail-type': 'Opportunity Updated',
  detail: { catalog: 'Sandbox', opportunity: { identifier: 'O1' } },
})

function post(body: unknown, headers: Record<string, string> = { 'x-api-key': key }) {
  return POST(
    new Request('http://127.0.0.1:3000/api/events', {
      method: 'POST',
      headers,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  )
}

describe('POST /api/events', () => {
  test('takes one envelope, or several, and says how many changed anything', async () => {
    const one = await post(event('1'))
    expect([one.status, await one.json()]).toEqual([200, { taken: 1, ignored: 0 }])
    take.mockResolvedValueOnce(false)
    const more = await post([event('2'), event('3')])
    expect(await more.json()).toEqual({ taken: 1, ignored: 1 })
    expect(take.mock.calls.map(([{ id }]) => id)).toEqual(['1', '2', '3'])
  })

  test.each([
    ['no key', {}],
    ['another key', { 'x-api-key': 'only-for-this-tesT' }],
    ['a longer key', { 'x-api-key': `${key}!` }],
  ])('%s is refused before the body is looked at', async (_, headers) => {
    expect((await post('{', headers as Record<string, string>)).status).toBe(401)
  })

  test('nobody gets in, with whatever key, while none is set', async () => {
    settings.eventsApiKey = undefined
    expect((await post(event('1'))).status).toBe(503)
    expect((await post(event('1'), { 'x-api-key': '' })).status).toBe(503)
  })

  test.each([
    ['what is not JSON', '{"id":'],
    ['nothing', ''],
    ['what is no envelope', { hello: 'world' }],
    ['an envelope without an id', { ...event('1'), id: undefined }],
    ['a corrupt one among others', [event('1'), { id: 7 }]],
  ])('%s is refused, and nothing of it taken or said', async (_, body) => {
    const logs = ['log', 'info', 'warn', 'error'] as const
    const spies = logs.map((name) => vi.spyOn(console, name))
    take.mockClear()
    const answer = await post(body)
    expect(answer.status).toBe(400)
    expect(take).not.toHaveBeenCalled()
    for (const spy of spies) expect(spy).not.toHaveBeenCalled()
  })

  test('what is longer than any event is not read to its end', async () => {
    expect((await post('x'.repeat(1024 * 1024 + 1))).status).toBe(413)
    let pulled = 0
    const endless = new ReadableStream({
      pull(body) {
        pulled += 1
        body.enqueue(new Uint8Array(64 * 1024))
      },
    })
    const request = new Request('http://127.0.0.1:3000/api/events', {
      method: 'POST',
      headers: { 'x-api-key': key },
      body: endless,
      duplex: 'half',
    } as RequestInit)
    expect((await POST(request)).status).toBe(413)
    expect(pulled).toBeLessThan(25)
  })
})
