import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Alarm, createAlarm } from './alarm'

const start = Date.parse('2026-03-01T10:15:00Z')

let alarm: Alarm
let due: number[]
let rung: number[]
let isWanted: boolean

beforeEach(() => {
  vi.useFakeTimers({ now: start })
  due = []
  rung = []
  isWanted = true
  alarm = createAlarm({
    isWanted: () => isWanted,
    next: async () => due[0],
    clock: () => new Date(),
    async ring() {
      rung.push(Date.now() - start)
      while ((due[0] ?? Number.POSITIVE_INFINITY) <= Date.now()) due.shift()
    },
  })
})
afterEach(async () => {
  await alarm.close()
  vi.useRealTimers()
})

test('rings when the next step is due, and then for the one after', async () => {
  due = [start + 1000, start + 5000]
  alarm.reset()
  await vi.advanceTimersByTimeAsync(999)
  expect(rung).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(rung).toEqual([1000])
  await vi.advanceTimersByTimeAsync(4000)
  expect(rung).toEqual([1000, 5000])
})

test('has one timer, however often it is reset, and takes an earlier time', async () => {
  due = [start + 30_000]
  for (let count = 0; count < 50; count++) alarm.reset()
  await vi.advanceTimersByTimeAsync(0)
  expect(vi.getTimerCount()).toBe(1)
  due = [start + 2000]
  alarm.reset()
  await vi.advanceTimersByTimeAsync(2000)
  expect(rung).toEqual([2000])
  expect(vi.getTimerCount()).toBe(1)
})

test('looks again within a minute for what others have put on the agenda', async () => {
  alarm.reset()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(rung).toEqual([60_000])
})

test('tries again after a step that failed', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  const fail = vi.fn(() => Promise.reject(new Error('a step that fails')))
  const failing = createAlarm({
    isWanted: () => true,
    next: async () => start,
    clock: () => new Date(),
    ring: fail,
  })
  failing.reset()
  await vi.advanceTimersByTimeAsync(100)
  expect(fail).toHaveBeenCalledOnce()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(fail).toHaveBeenCalledTimes(2)
  await failing.close()
  error.mockRestore()
})

test('ends with the last who wants to know', async () => {
  due = [start + 1000]
  alarm.reset()
  await vi.advanceTimersByTimeAsync(0)
  isWanted = false
  await vi.advanceTimersByTimeAsync(2000)
  expect([rung, vi.getTimerCount()]).toEqual([[], 0])
})

test('has no timer when nobody wants to know', async () => {
  isWanted = false
  due = [start + 1000]
  alarm.reset()
  await vi.advanceTimersByTimeAsync(0)
  expect(vi.getTimerCount()).toBe(0)
})

test('has none once it is closed', async () => {
  due = [start + 1000]
  alarm.reset()
  await alarm.close()
  alarm.reset()
  await vi.advanceTimersByTimeAsync(2000)
  expect([rung, vi.getTimerCount()]).toEqual([[], 0])
})
