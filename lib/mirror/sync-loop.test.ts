import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PartnerCentralError } from '@/lib/partner-central/errors'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'
import type { SyncedMirror } from './open-mirror'
import { createSyncLoop, type SyncLoop, type SyncLoopOptions } from './sync-loop'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A mirror of nothing, so many details of which are missing; counts what the loop asks for. */
function setUp(options: { missing?: number; list?: () => void; limits?: Partial<SyncLoopOptions> } = {}) {
  const asked = { lists: 0, details: 0 }
  const failures: string[] = []
  let missing = options.missing ?? 0
  const troubles: { code: string; nextTryAt: string }[] = []
  const partnerCentral = {
    catalog: 'Sandbox',
    async listOpportunities() {
      asked.lists += 1
      options.list?.()
      return { summaries: [] }
    },
    async getOpportunity() {
      asked.details += 1
      return {}
    },
  } as unknown as PartnerCentral
  const mirror = {
    ledger: {
      read: async () => ({ throughMs: 0, fullSyncAt: new Date().toISOString() }),
      finish: async () => {},
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
