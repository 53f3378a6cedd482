import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchOutcomes } from './outcome-watch'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('looks again and again until it is stopped', async () => {
  const followOutcomes = vi.fn(async () => 0)
  const watch = watchOutcomes({ followOutcomes }, vi.fn(), 1000)
  watch.start()
  watch.start()
  await vi.advanceTimersByTimeAsync(3500)
  expect(followOutcomes).toHaveBeenCalledTimes(3)
  await watch.stop()
  await vi.advanceTimersByTimeAsync(5000)
  expect(followOutcomes).toHaveBeenCalledTimes(3)
})

test('goes on after a failure, which it tells of once until it has worked again', async () => {
  const away = new Error('The database is away')
  const followOutcomes = vi
    .fn(async () => 0)
    .mockRejectedValueOnce(away)
    .mockRejectedValueOnce(away)
    .mockResolvedValueOnce(0)
    .mockRejectedValueOnce(away)
  const onFailure = vi.fn()
  const watch = watchOutcomes({ followOutcomes }, onFailure, 1000)
  watch.start()
  await vi.advanceTimersByTimeAsync(5500)
  expect(followOutcomes).toHaveBeenCalledTimes(5)
  expect(onFailure).toHaveBeenCalledTimes(2)
  await watch.stop()
})
