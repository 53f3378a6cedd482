import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, isPlainDate, plainDateOf } from './plain-date'
import { PlainDate } from './plain-date-schema'

const day = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map(plainDateOf)

describe('isPlainDate', () => {
  test.each(['2026-12-15', '2024-02-29', '2000-02-29', '2026-01-31', '9999-12-31'])('takes %s', (text) => {
    expect(isPlainDate(text)).toBe(true)
  })

  test.each([
    '2026-02-31',
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-5',
    '0999-01-01',
    '2026-12-15T00:00:00Z',
    '15.12.2026',
    '',
    ' 2026-12-15',
    '2026-12-15\n',
  ])('refuses %j', (text) => {
    expect(isPlainDate(text)).toBe(false)
    expect(PlainDate.safeParse(text).success).toBe(false)
  })

  test('takes every day of the calendar', () => {
    fc.assert(fc.property(day, isPlainDate))
  })
})

test('plainDateOf reads the UTC day whatever the local zone', () => {
  expect(plainDateOf(new Date('2026-03-01T23:59:59.999Z'))).toBe('2026-03-01')
  expect(plainDateOf(new Date('2026-03-02T00:30:00+02:00'))).toBe('2026-03-01')
})

describe('daysBetween', () => {
  test.each([
    ['2026-03-01', '2026-03-01', 0],
    ['2026-02-28', '2026-03-01', 1],
    ['2024-02-28', '2024-03-01', 2],
    ['2026-03-28', '2026-03-30', 2],
    ['2026-12-31', '2025-12-31', -365],
  ])('from %s to %s is %i', (from, to, expected) => {
    expect(daysBetween(from, to)).toBe(expected)
  })

  test('undoes addDays', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -20_000, max: 20_000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days)
      }),
    )
  })
})

test('addDays crosses months, years and leap days', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
})
