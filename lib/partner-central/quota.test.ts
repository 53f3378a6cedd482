import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createQuota, type Priority, type Quota } from './quota'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const rates = { read: { perSecond: 10, burst: 10 }, write: { perSecond: 1, burst: 2 } }

/** Asks `count` times at once and notes the second in which each call was let through. */
function ask(quota: Quota, kind: 'read' | 'write', count: number, priority: Priority = 'interactive') {
  const began = performance.now()
  const seconds: number[] = []
  for (let i = 0; i < count; i++) {
    quota.take(kind, priority).then(
      () => seconds.push(Math.round((performance.now() - began) / 10) / 100),
      () => seconds.push(Number.NaN),
    )
  }
  return seconds
}

describe('quota', () => {
  test('lets a burst through and then goes by the rate', async () => {
    const seconds = ask(createQuota(rates), 'write', 5)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(seconds).toEqual([0, 0, 1, 2, 3])
  })

  test('keeps the rate over any second', async () => {
    const seconds = ask(createQuota(rates), 'read', 60)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(seconds).toHaveLength(60)
    expect(seconds.at(-1)).toBeCloseTo(5, 1)
  })

  test('counts reads and writes apart', async () => {
    const quota = createQuota(rates)
    ask(quota, 'write', 10)
    const reads = ask(quota, 'read', 10)
    await vi.advanceTimersByTimeAsync(0)
    expect(reads).toHaveLength(10)
  })

  test('serves somebody at a screen before background work that asked earlier', async () => {
    const quota = createQuota(rates)
    ask(quota, 'read', 10)
    const background = ask(quota, 'read', 5, 'background')
    await vi.advanceTimersByTimeAsync(50)
    const interactive = ask(quota, 'read', 5)
    await vi.advanceTimersByTimeAsync(550)
    expect(interactive).toHaveLength(5)
    expect(background).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(background).toHaveLength(5)
  })

  test('leaves half of the burst for a click while background work goes on', async () => {
    const quota = createQuota(rates)
    ask(quota, 'read', 100, 'background')
    await vi.advanceTimersByTimeAsync(2_000)
    const clicks = ask(quota, 'read', 4)
    await vi.advanceTimersByTimeAsync(0)
    expect(clicks).toEqual([0, 0, 0, 0])
  })

  test('after a throttled call nothing more is sent at once', async () => {
    const quota = createQuota(rates)
    quota.throttled('write')
    const seconds = ask(quota, 'write', 2)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(seconds).toEqual([1, 2])
  })

  test('a wait that nobody would sit through is refused with the time to come back', async () => {
    const quota = createQuota(rates)
    ask(quota, 'write', 18)
    await expect(quota.take('write', 'interactive')).rejects.toMatchObject({
      code: 'ThrottlingException',
      retryAfterSeconds: 16,
    })
    await vi.advanceTimersByTimeAsync(20_000)
  })
})
