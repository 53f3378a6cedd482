import { beforeEach, describe, expect, test, vi } from 'vitest'
import { getSession } from '@/lib/auth/session'
import type { Meetings } from '@/lib/meeting/meeting'
import type { Waterfall } from '@/lib/pipeline/waterfall'
import { services } from '@/lib/services'
import { GET as ofMeeting } from '../[id]/movements/route'
import { GET as overviewOf } from '../[id]/overview/route'
import { GET as ofChoice } from './route'

vi.mock('@/lib/auth/session', () => ({ getSession: vi.fn() }))
vi.mock('@/lib/services', () => ({ services: vi.fn() }))

const vera = { catalog: 'Sandbox', email: 'vera@tandem.example', userId: 'u3', name: 'Vera', role: 'viewer' }

const id = '0d7a6d5e-5b6c-4a57-9a4e-2b8f4d8f6f01'
const since = '2026-11-07T09:00:00.000Z'
const spend = (minorUnits: string) => [{ currency: 'USD', minorUnits }]

const waterfall: Waterfall = {
  opening: [],
  closing: spend('1200'),
  steps: [
    {
      kind: 'new',
      deals: 12,
      delta: spend('1200'),
      worth: spend('1200'),
      movements: Array.from({ length: 12 }, (_, i) => ({
        kind: 'new',
        id: `O${i}`,
        company: `Harbor ${i}`,
        delta: spend('100'),
        worth: spend('100'),
      })),
    },
  ],
}

const preview = vi.fn<Meetings['preview']>()
const overview = vi.fn<Meetings['overview']>()

beforeEach(() => {
  vi.mocked(getSession).mockResolvedValue(vera as Awaited<ReturnType<typeof getSession>>)
  preview.mockReset().mockResolvedValue({ since, waterfall, promises: [] })
  overview.mockReset().mockResolvedValue({ since, waterfall, promises: [] })
  const meetings = { preview, overview, scopes: async () => [] }
  const mirror = { owners: async () => [] }
  vi.mocked(services).mockResolvedValue({ meetings, mirror } as never)
})

const choice = (query: string) => ofChoice(new Request(`http://localhost/api/meetings/movements?${query}`))

const context = (of: string) => ({ params: Promise.resolve({ id: of }) })
const meeting = (of: string, query: string) =>
  ofMeeting(new Request(`http://localhost/api/meetings/${of}/movements?${query}`), context(of))

describe('the deals of a bar', () => {
  test('are all told, of the scope and since the instant that the address says', async () => {
    const answer = await choice(`owner=me&overdue=1&since=${since}&kind=new`)
    expect(await answer.json()).toEqual(waterfall.steps[0])
    expect(preview).toHaveBeenCalledWith(
      vera,
      expect.objectContaining({
        since,
        scope: expect.objectContaining({ filter: { owner: vera.email, overdue: true } }),
      }),
    )
  })

  test('are all told of a meeting, whose overview has the first of them', async () => {
    const first = await overviewOf(new Request(`http://localhost/api/meetings/${id}/overview`), context(id))
    const [step] = (await first.json()).waterfall.steps
    expect(step).toMatchObject({ deals: 12, delta: spend('1200'), dealsIn: { USD: 12 } })
    expect(step.movements).toHaveLength(10)
    const answer = await meeting(id, 'kind=new')
    expect(await answer.json()).toEqual(waterfall.steps[0])
    expect(overview).toHaveBeenLastCalledWith(vera, id)
  })

  test.each([
    ['a bar that is not there', () => choice('kind=lost')],
    ['no bar', () => choice('')],
    ['a saved scope that is gone', () => choice('scope=gone&kind=new')],
    ['a bar that a meeting does not have', () => meeting(id, 'kind=lost')],
    ['what is no meeting', () => meeting('nothing', 'kind=new')],
  ])('are not found for %s', async (_what, ask) => {
    expect((await ask()).status).toBe(404)
  })

  test('are not found for a meeting of another catalog', async () => {
    overview.mockResolvedValue(undefined)
    expect((await meeting(id, 'kind=new')).status).toBe(404)
  })

  test('are for people who are signed in', async () => {
    vi.mocked(getSession).mockResolvedValue(undefined as never)
    expect((await choice('kind=new')).status).toBe(401)
    expect((await meeting(id, 'kind=new')).status).toBe(401)
    expect(preview).not.toHaveBeenCalled()
    expect(overview).not.toHaveBeenCalled()
  })
})
