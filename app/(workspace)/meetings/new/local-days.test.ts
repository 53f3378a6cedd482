import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dayIn, daysAgo, startOfDay } from './local-days'

beforeEach(() => {
  vi.stubEnv('TZ', 'Europe/Berlin')
})

afterEach(() => {
  vi.unstubAllEnvs()
})

const now = new Date('2026-11-21T12:00:00Z')

test('a day begins at the reader’s midnight, before and after clocks went back', () => {
  expect(startOfDay('2026-10-24', now)).toBe('2026-10-23T22:00:00.000Z')
  expect(startOfDay('2026-10-26', now)).toBe('2026-10-25T23:00:00.000Z')
})

test('days ago are counted by the calendar, not in hours: across the change of clocks it is still midnight', () => {
  expect(daysAgo(30, new Date('2026-11-10T12:00:00Z'))).toBe('2026-10-10T22:00:00.000Z')
})

test('the day it begins is the day it is read as', () => {
  for (const day of ['2026-03-29', '2026-10-25', '2026-01-01']) {
    expect(dayIn(new Date(startOfDay(day, now) ?? ''))).toBe(day)
  }
})

test.each(['', '2026-11', 'soon', '0002-01-01', '2026-12-24'])('%s is no day to look back to', (text) => {
  expect(startOfDay(text, now)).toBeUndefined()
})
