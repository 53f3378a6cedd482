import { expect, test } from 'vitest'
import { daysSince } from './waiting'

test.each([
  ['2026-03-01T10:00:00Z', 0],
  ['2026-02-28T10:00:01Z', 0],
  ['2026-02-28T10:00:00Z', 1],
  ['2026-02-01T09:00:00+00:00', 28],
  ['2026-03-02T00:00:00Z', 0],
  ['not an instant', 0],
])('from %s it is %i whole days', (instant, days) => {
  expect(daysSince(instant, new Date('2026-03-01T10:00:00Z'))).toBe(days)
})
