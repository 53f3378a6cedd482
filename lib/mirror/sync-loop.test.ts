import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PartnerCentralError } from '@/lib/partner-central/errors'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'
import type { Lease } from '@/lib/sql/lease'
import type { SyncedMirror } from './open-mirror'
import type { Guard } from './sync-ledger'
import { createSyncLoop, type SyncLoop, type SyncLoopOptions } from './sync-loop'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A mirror of nothing, so many details of which are missing; counts what the loop asks for. */
function setUp(
  options: {
    missing?: number
    /** Deals of which AWS's view is due. */
    views?: number
    list?: (modifiedAfter?: string) => void
    throughMs?: number
    limits?: Partial<SyncLoopOptions>
  } = {},
) {
  const asked = { lists: 0, details: 0, views: 0 }
  const failures: string[] = []
  let missing = options.missing ?? 0
  let due = options.views ?? 0
  const troubles: { code: string; nextTryAt: string }[] = []
  const partnerCentral = {
    catalog: 'Sandbox',
    async listOpportunities({ modifiedAfter }: { modifiedAfter?: string } = {}) {
      asked.lists += 1
      options.list?.(modifiedAfter)
      return { summaries: [] }
    },
    async getOpportunity() {
      asked.details += 1
      return {}
    },
    async getAwsOpportunitySummary() {
      asked.views += 1
      return {}
    },
  } as unknown as PartnerCentral
  const mirror = {
    ledger: {
      read: async () => ({ throughMs: options.throughMs ?? 0, fullSyncAt: new Date().toISOString() }),
      finish: async (_catalog: string, _run: unknown, guard?: Guard) => guard?.({} as never),
      finishDetails: async () => {},
      storePage: async () => {},
      failed: async (_: string, { code, nextTryAt }: { code: string; nextTryAt: Date }) => {
        troubles.push({ code, nextTryAt: nextTryAt.toISOString() })
      },
      storeRecords: async (_: string, { records }: { records: unknown[] }) => {
        missing -= records.length
      },
      incomplete: async (_: string, most: number) =>
        Array.from({ length: Math.min(most, missing) }, (_, i) => `O${i}`),
      awsViewsDue: async (_: string, _before: Date, most: number) =>
        Array.from({ length: Math.min(most, due) }, (_, i) => `O${i}`),
      storeAwsViews: async (_: string, answers: unknown[]) => {
        due -= answers.length
      },
    },
  } as unknown as SyncedMirror
  const loop = createSyncLoop({
    partnerCentral,
    mirror,
    overlapMs: 0,
    intervalMs: 5_000,
    onFailure: (code) => failures.push(code),
    ...options.limits,
  })
  return { loop, asked, failures, troubles }
}

const stopped = (loop: SyncLoop) => loop.stop()

test('looks at the list at once and then in every interval', async () => {
  const { loop, asked } = setUp()
  loop.start()
  await vi.advanceTimersByTimeAsync(16_000)
  expect(asked.lists).toBe(4)
  await stopped(loop)
})

test('fills all missing details', async () => {
  const { loop, asked } = setUp({ missing: 35 })
  loop.start()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked.details).toBe(35)
  await stopped(loop)
})

test('asks for AWS’s view of deals once all their details are there', async () => {
  const { loop, asked } = setUp({ missing: 35, views: 30 })
  loop.start()
  await vi.advanceTimersByTimeAsync(100)
  expect(asked).toEqual({ lists: 1, details: 35, views: 30 })
  await stopped(loop)
})

test('leaves the rest of a day to the people when its share of details is spent', async () => {
  const { loop, asked } = setUp({ missing: 100, limits: { detailsPerDay: 25 } })
  loop.start()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked.details).toBe(25)
  await vi.advanceTimersByTimeAsync(24 * 3600 * 1000)
  expect(asked.details).toBe(50)
  await stopped(loop)
})

test('waits longer after each failure, says why, and recovers', async () => {
  let down = true
  const { loop, asked, failures } = setUp({
    list: () => {
      if (down) throw new PartnerCentralError('Unreachable', 'no answer')
    },
  })
  loop.start()
  await vi.advanceTimersByTimeAsync(31_000)
  expect(asked.lists).toBe(3)
  expect(failures).toEqual(['Unreachable', 'Unreachable', 'Unreachable'])
  expect(loop.state).toMatchObject({ running: false, failure: 'Unreachable' })
  down = false
  await vi.advanceTimersByTimeAsync(40_000)
  expect(loop.state).toEqual({ running: false, following: false })
  await stopped(loop)
})

test('never waits longer than five minutes', async () => {
  const { loop, asked } = setUp({
    list: () => {
      throw new PartnerCentralError('Unreachable', 'no answer')
    },
  })
  loop.start()
  await vi.advanceTimersByTimeAsync(3600 * 1000)
  const { lists } = asked
  await vi.advanceTimersByTimeAsync(301 * 1000)
  expect(asked.lists).toBe(lists + 1)
  await stopped(loop)
})

test('a failure is noted with the moment of the next try', async () => {
  vi.setSystemTime('2026-11-21T10:00:00Z')
  const { loop, troubles } = setUp({
    list: () => {
      throw new PartnerCentralError('ThrottlingException', 'wait', { retryAfterSeconds: 40 })
    },
  })
  loop.start()
  await vi.advanceTimersByTimeAsync(39_000)
  expect(troubles).toEqual([{ code: 'ThrottlingException', nextTryAt: '2026-11-21T10:00:40.000Z' }])
  await vi.advanceTimersByTimeAsync(2_000)
  expect(troubles).toHaveLength(2)
  await stopped(loop)
})

test('a look that reads back further comes first and then now and then, again after one that failed', async () => {
  let down = true
  const from: (string | undefined)[] = []
  const { loop } = setUp({
    list: (modifiedAfter) => {
      if (down) throw new PartnerCentralError('Unreachable', 'no answer')
      from.push(modifiedAfter?.slice(11, 16))
    },
    throughMs: Date.parse('2026-11-21T10:00:00Z'),
    limits: { wide: { overlapMs: 3_600_000, everyMs: 60_000 } },
  })
  loop.start()
  await vi.advanceTimersByTimeAsync(9_000)
  down = false
  await vi.advanceTimersByTimeAsync(66_000)
  expect(from[0]).toBe('09:00')
  expect(from.filter((time) => time === '09:00')).toHaveLength(2)
  expect(from.length).toBeGreaterThan(10)
  await stopped(loop)
})

test('a process that does not lead reads nothing, and takes over soon after the other has stopped', async () => {
  const others = { lead: true }
  const resigned = vi.fn(async () => undefined)
  const lease = { isHeldIn: async () => true } as unknown as Lease
  const { loop, asked } = setUp({
    limits: {
      leadership: {
        lead: async () => (others.lead ? undefined : lease),
        isLeading: () => !others.lead,
        resign: resigned,
      },
    },
  })
  loop.start()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked.lists).toBe(0)
  expect(loop.state).toEqual({ running: false, following: true })
  others.lead = false
  await vi.advanceTimersByTimeAsync(6_000)
  expect(asked.lists).toBeGreaterThan(0)
  expect(loop.state.following).toBe(false)
  await stopped(loop)
  expect(resigned).toHaveBeenCalledOnce()
})

test('a process whose database was away for an hour asks for the lead within seconds of its return', async () => {
  let isAway = true
  const lease = { isHeldIn: async () => true } as unknown as Lease
  const { loop, asked, failures } = setUp({
    limits: {
      intervalMs: 60_000,
      leadership: {
        lead: async () => {
          if (isAway) throw new Error('the database is away')
          return lease
        },
        isLeading: () => !isAway,
        resign: async () => undefined,
      },
    },
  })
  loop.start()
  await vi.advanceTimersByTimeAsync(3600 * 1000)
  expect(asked.lists).toBe(0)
  expect(failures.length).toBeGreaterThan(100)
  isAway = false
  await vi.advanceTimersByTimeAsync(6_000)
  expect(asked.lists).toBe(1)
  await stopped(loop)
})

test('a process that lost its lease while it read stores nothing, which is no failure', async () => {
  const lease = { isHeldIn: async () => false } as unknown as Lease
  const { loop, failures } = setUp({
    limits: {
      leadership: { lead: async () => lease, isLeading: () => true, resign: async () => undefined },
    },
  })
  await loop.refresh()
  expect(loop.state).toEqual({ running: false, following: true })
  expect(failures).toEqual([])
  await stopped(loop)
})

test('does nothing any more once it is stopped', async () => {
  const { loop, asked } = setUp()
  loop.start()
  await vi.advanceTimersByTimeAsync(100)
  await stopped(loop)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked.lists).toBe(1)
})

test('a refresh asked for during a run waits for that run', async () => {
  const { loop, asked } = setUp()
  await Promise.all([loop.refresh(), loop.refresh()])
  expect(asked.lists).toBe(1)
})
