import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Money, sumByCurrency } from '@/lib/opportunity/money'
import { isClosed, stages } from '@/lib/opportunity/stage'
import { defaultStageWeights, forecastOf, forecastPart } from './forecast'
import { withoutZeros } from './sums'
import { anyState, shuffled } from './test-deals'
import { openValue } from './waterfall'

const usd = (minorUnits: number): Money[] => [{ currency: 'USD', minorUnits: String(minorUnits) }]

const part = (stage: (typeof stages)[number], closeDate: string | undefined, minorUnits: number) =>
  forecastPart({ stage, closeDate, spend: usd(minorUnits) })

describe('forecastOf', () => {
  test('puts each open deal in the month it closes in, also on the last day, a leap day and without a date', () => {
    const forecast = forecastOf(
      [
        part('Qualified', '2028-01-31', 1),
        part('Qualified', '2028-02-01', 2),
        part('Committed', '2028-02-29', 4),
        part('Qualified', '2028-03-01', 8),
        part('Qualified', undefined, 16),
        part('Launched', '2028-02-10', 32),
        part('Closed Lost', '2028-02-10', 64),
      ],
      {},
      '2028-02-01',
    )
    expect(forecast.months.map(({ month, isPast, total }) => [month, isPast, total.open])).toEqual([
      ['2028-01', true, usd(1)],
      ['2028-02', false, usd(6)],
      ['2028-03', false, usd(8)],
      [undefined, false, usd(16)],
    ])
    expect(forecast.total).toEqual({ deals: 5, open: usd(31), weighted: [], committed: usd(4) })
    expect(forecast.stages.map(({ stage, deals }) => [stage, deals])).toEqual([
      ['Qualified', 4],
      ['Committed', 1],
    ])
  })

  test('weighs each stage by its percent and rounds each cell once, half to even', () => {
    const weights = { Prospect: 50, Qualified: 25, Committed: 100 }
    const { months, total } = forecastOf(
      [
        part('Prospect', '2026-11-30', 1),
        part('Prospect', '2026-11-30', 2),
        part('Qualified', '2026-11-30', 10),
        part('Committed', '2026-12-01', 7),
      ],
      weights,
      '2026-11-21',
    )
    expect(months[0]?.stages.map(({ weighted }) => weighted)).toEqual([usd(2), usd(2)])
    expect(total.weighted).toEqual(usd(11))
  })

  test('the open total is the board’s, and rows, columns and total agree, for any deals', () => {
    const weights = fc.record(
      Object.fromEntries(stages.map((stage) => [stage, fc.integer({ min: 0, max: 100 })])),
    )
    fc.assert(
      fc.property(fc.array(anyState, { maxLength: 40 }), weights, (deals, percents) => {
        const forecast = forecastOf(deals.map(forecastPart), percents, '2027-12-31')
        expect(forecast.total.open).toEqual(openValue(deals))
        expect(forecast.total.deals).toBe(deals.filter(({ stage }) => !isClosed(stage)).length)
        for (const member of ['open', 'weighted', 'committed'] as const) {
          for (const list of [forecast.months.map(({ total }) => total), forecast.stages]) {
            const sum = withoutZeros(sumByCurrency(list.flatMap((each) => each[member])))
            expect(sum).toEqual(forecast.total[member])
          }
        }
      }),
    )
  })

  test('the weighted total is off by at most half a minor unit for each cell', () => {
    fc.assert(
      fc.property(fc.array(anyState, { maxLength: 30 }), (deals) => {
        const { months, total } = forecastOf(deals.map(forecastPart), defaultStageWeights, '2027-12-31')
        const cells = months.flatMap((month) => month.stages)
        for (const { currency } of total.open) {
          const unitsOf = (sums: Money[]) =>
            BigInt(sums.find((sum) => sum.currency === currency)?.minorUnits ?? 0)
          const exact = cells.reduce(
            (sum, { open, stage }) => sum + unitsOf(open) * BigInt(defaultStageWeights[stage] ?? 0),
            0n,
          )
          const off = exact - unitsOf(total.weighted) * 100n
          expect((off < 0n ? -off : off) <= 50n * BigInt(cells.length)).toBe(true)
        }
      }),
    )
  })

  test('is the same in whatever order the deals come, and from sums of them', () => {
    const both = fc
      .array(anyState, { maxLength: 20 })
      .chain((deals) => fc.tuple(fc.constant(deals), shuffled(deals)))
    fc.assert(
      fc.property(both, ([deals, other]) => {
        const forecast = forecastOf(deals.map(forecastPart), defaultStageWeights, '2027-12-31')
        expect(forecastOf(other.map(forecastPart), defaultStageWeights, '2027-12-31')).toEqual(forecast)
        const summed = forecast.months.flatMap(({ month, stages: cells }) =>
          cells.map(({ stage, deals: count, open }) => ({ month, stage, deals: count, spend: open })),
        )
        expect(forecastOf(summed, defaultStageWeights, '2027-12-31')).toEqual(forecast)
      }),
    )
  })
})
