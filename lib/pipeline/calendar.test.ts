import { afterEach, describe, expect, test, vi } from 'vitest'
import { dayOf, daysSince, monthOf } from './days'
import type { DealState } from './deal-change'
import { forecastOf, forecastPart } from './forecast'
import { isOverdue, spanBetween } from './scope'
import { waterfallOf, worthOf } from './waterfall'

const zones = [
  ['UTC', 0],
  ['America/Los_Angeles', 480],
  ['Europe/Berlin', -60],
  ['Pacific/Kiritimati', -840],
] as const

afterEach(() => vi.unstubAllEnvs())

/** A deal that closes on a day, worth a dollar. */
const closing = (closeDate: string): DealState => ({
  company: 'Harbor Lines',
  stage: 'Qualified',
  reviewStatus: 'Approved',
  spend: [{ currency: 'USD', minorUnits: '100' }],
  closeDate,
})

describe.each(zones)('on a machine in %s', (zone, januaryOffset) => {
  const inZone = <T>(run: () => T): T => {
    vi.stubEnv('TZ', zone)
    expect(new Date(Date.UTC(2027, 0, 1)).getTimezoneOffset()).toBe(januaryOffset)
    return run()
  }

  test.each([
    ['2026-11-30T23:59:59.999Z', '2026-11-30'],
    ['2026-12-01T00:00:00.000Z', '2026-12-01'],
    ['2026-12-01T01:30:00+02:00', '2026-11-30'],
    ['2026-11-30T16:00:00-08:00', '2026-12-01'],
    ['2028-02-29T12:00:00.123456789Z', '2028-02-29'],
    ['2027-12-31T23:30:00-01:00', '2028-01-01'],
  ])('%s is on %s', (instant, day) => {
    expect(inZone(() => dayOf(instant))).toBe(day)
  })

  test.each([
    ['the month’s end', '2026-10-31T23:59:59Z', '2026-11-01', 1],
    ['the leap day', '2028-02-28T08:00:00Z', '2028-03-01', 2],
    ['no leap day', '2027-02-28T08:00:00Z', '2027-03-01', 1],
    ['the end of summer time in Europe', '2026-10-24T22:30:00Z', '2026-10-26', 2],
    ['the end of summer time in America', '2026-10-31T23:30:00Z', '2026-11-02', 2],
    ['the beginning of summer time in Europe', '2027-03-27T00:30:00Z', '2027-03-29', 2],
    ['a whole year of days', '2027-11-21T23:59:59Z', '2028-11-21', 366],
    ['an instant ahead of our clock', '2026-11-22T00:00:01Z', '2026-11-21', 0],
  ])('counts days over %s', (_name, from, today, days) => {
    expect(inZone(() => daysSince(from, today))).toBe(days)
  })

  test('a close date is past from the next UTC day on', () => {
    const at = (instant: string) => isOverdue(closing('2026-11-30'), dayOf(instant))
    inZone(() => {
      expect(at('2026-11-30T23:59:59.999Z')).toBe(false)
      expect(at('2026-12-01T00:00:00Z')).toBe(true)
    })
  })

  test('a month is over from the first UTC day of the next on', () => {
    const at = (instant: string) =>
      forecastOf([forecastPart(closing('2028-02-29'))], {}, dayOf(instant)).months.map(
        ({ month, isPast }) => [month, isPast],
      )
    inZone(() => {
      expect(at('2028-02-29T23:59:59Z')).toEqual([['2028-02', false]])
      expect(at('2028-03-01T00:00:00Z')).toEqual([['2028-02', true]])
    })
  })

  test('a meeting since a local time, summer time ending in between, spans UTC days', () => {
    const span = inZone(() =>
      spanBetween({}, new Date('2026-10-24T23:30:00+02:00'), new Date('2026-10-31T23:30:00-07:00')),
    )
    expect(span).toEqual({ filter: {}, sinceDay: '2026-10-24', today: '2026-11-01' })
  })

  test('a deal comes into a scope of overdue deals by the calendar alone', () => {
    const deal = closing('2026-11-30')
    const changes = [{ id: 'O1', was: deal, now: deal }]
    const {
      opening,
      closing: closed,
      steps,
    } = inZone(() => {
      const since = new Date('2026-11-30T23:59:59Z')
      const span = spanBetween({ overdue: true }, since, new Date('2026-12-01T00:00:00Z'))
      return waterfallOf(changes, worthOf(changes, span).now, span)
    })
    expect([opening, closed]).toEqual([[], deal.spend])
    expect(steps.map(({ kind, delta }) => [kind, delta])).toEqual([['entered', deal.spend]])
  })
})

test('the month of a day is its first seven letters', () => {
  expect(monthOf('2028-02-29')).toBe('2028-02')
})
