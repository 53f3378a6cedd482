import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stages } from '@/lib/opportunity/stage'
import { defaultStageWeights, type ForecastPart, forecastOf } from '@/lib/pipeline/forecast'
import { forecastColumns, nextMonth } from './forecast-columns'

const today = '2026-11-20'
const part = (
  month: string | undefined,
  minorUnits: string,
  more: Partial<ForecastPart> = {},
): ForecastPart => ({
  ...(month && { month }),
  stage: 'Qualified',
  deals: 1,
  spend: [{ currency: 'USD', minorUnits }],
  ...more,
})
const monthsOf = (...parts: ForecastPart[]) => forecastOf(parts, defaultStageWeights, today).months

describe('forecastColumns', () => {
  test('months without a deal keep their place, and past and missing days stand apart', () => {
    const months = monthsOf(
      part('2026-08', '100'),
      part('2026-10', '200'),
      part('2026-11', '400'),
      part('2027-01', '800'),
      part(undefined, '50'),
    )
    const columns = forecastColumns(months, 'USD', today)
    expect(columns.map(({ kind, month, open }) => [kind, month, open])).toEqual([
      ['past', undefined, 300n],
      ['month', '2026-11', 400n],
      ['month', '2026-12', 0n],
      ['month', '2027-01', 800n],
      ['none', undefined, 50n],
    ])
    expect(columns.map(({ parts }) => parts[0]?.size ?? 0)).toEqual([37.5, 50, 0, 100, 6.25])
    expect(columns[3]?.weightedAt).toBe(25)
  })

  test('what closes after a year is one column', () => {
    const months = monthsOf(part('2026-11', '1'), part('2027-11', '2'), part('2030-01', '4'))
    const columns = forecastColumns(months, 'USD', today)
    expect(columns).toHaveLength(13)
    expect(columns.at(-1)).toMatchObject({ kind: 'later', month: '2027-11', deals: 2, open: 6n })
  })

  test('has every amount once, whatever closes when', () => {
    const parts = fc.array(
      fc.record(
        {
          month: fc.constantFrom('2025-12', '2026-10', '2026-11', '2026-12', '2027-10', '2027-11', '2031-05'),
          stage: fc.constantFrom(...stages),
          deals: fc.integer({ min: 1, max: 9 }),
          spend: fc
            .bigInt({ min: 0n, max: 10n ** 30n })
            .map((units) => [{ currency: 'USD', minorUnits: units.toString() }]),
        },
        { requiredKeys: ['stage', 'deals', 'spend'] },
      ),
    )
    fc.assert(
      fc.property(parts, (given) => {
        const { months, total } = forecastOf(given, defaultStageWeights, today)
        const columns = forecastColumns(months, 'USD', today)
        const sum = columns.reduce((all, { open }) => all + open, 0n)
        expect(sum).toBe(BigInt(total.open[0]?.minorUnits ?? '0'))
        expect(columns.reduce((all, { deals }) => all + deals, 0)).toBe(total.deals)
        for (const { parts: own, open } of columns)
          expect(own.reduce((all, { amount }) => all + amount, 0n)).toBe(open)
      }),
    )
  })
})

test('after December comes January', () => {
  expect([nextMonth('2026-12'), nextMonth('2026-09')]).toEqual(['2027-01', '2026-10'])
})
