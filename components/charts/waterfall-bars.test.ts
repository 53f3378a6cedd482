import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyChanges, anySpan } from '@/lib/pipeline/test-deals'
import { type Waterfall, waterfallOf, worthOf } from '@/lib/pipeline/waterfall'
import { currenciesOf, currencyChart, stepsWithoutBar } from './waterfall-bars'
import { waterfallText } from './waterfall-text'

const usd = (minorUnits: number) => [{ currency: 'USD', minorUnits: String(minorUnits) }]

function moved(kind: 'new' | 'lost', by: number): Waterfall['steps'][number] {
  const movement = { kind, id: 'O1', company: 'Acme', delta: usd(by), worth: usd(Math.abs(by)) }
  return { kind, deals: 1, delta: usd(by), worth: usd(Math.abs(by)), movements: [movement] }
}

describe('a currency’s chart', () => {
  test('hangs each bar from where the one before ends', () => {
    const waterfall = {
      opening: usd(600),
      steps: [moved('new', 400), moved('lost', -250)],
      closing: usd(750),
    }
    expect(currencyChart(waterfall, 'USD').bars).toEqual([
      { kind: 'opening', amount: 600n, from: 0, size: 60, after: 60 },
      { kind: 'new', amount: 400n, from: 60, size: 40, after: 100, deals: 1 },
      { kind: 'lost', amount: -250n, from: 75, size: 25, after: 75, deals: 1 },
      { kind: 'closing', amount: 750n, from: 0, size: 75, after: 75 },
    ])
  })

  test('begins above zero when little moved, so that it can be seen', () => {
    const { floor, bars } = currencyChart(
      { opening: usd(100_000), steps: [moved('new', 1000)], closing: usd(101_000) },
      'USD',
    )
    expect(floor).toBe(99_000n)
    expect(bars.map(({ size }) => size)).toEqual([50, 50, 100])
  })

  test('begins at zero when nothing moved', () => {
    expect(currencyChart({ opening: usd(500), steps: [], closing: usd(500) }, 'USD').floor).toBe(0n)
  })

  test('holds every bar within it, and ends each where the next begins, whatever moved', () => {
    fc.assert(
      fc.property(anyChanges, anySpan, (changes, span) => {
        const waterfall = waterfallOf(changes, worthOf(changes, span).now, span)
        for (const currency of currenciesOf(waterfall)) {
          const { bars } = currencyChart(waterfall, currency)
          for (const { from, size, after } of bars) {
            for (const place of [from, size, from + size, after]) {
              expect(place).toBeGreaterThanOrEqual(0)
              expect(place).toBeLessThanOrEqual(100.0002)
            }
          }
          expect(bars.at(-2)?.after).toBe(bars.at(-1)?.after)
        }
      }),
    )
  })

  test('together with the strip shows every movement', () => {
    fc.assert(
      fc.property(anyChanges, anySpan, (changes, span) => {
        const waterfall = waterfallOf(changes, worthOf(changes, span).now, span)
        const bars = currenciesOf(waterfall).flatMap((currency) => currencyChart(waterfall, currency).bars)
        const shown = [...bars, ...stepsWithoutBar(waterfall)].map(({ kind }) => kind)
        expect(waterfall.steps.filter(({ kind }) => !shown.includes(kind))).toEqual([])
      }),
    )
  })
})

test('the table to paste adds up to the closing value', () => {
  const text = waterfallText({
    opening: usd(60_050),
    steps: [moved('new', 40_000), moved('lost', -25_025)],
    closing: usd(75_025),
  })
  expect(text.split('\n').map((line) => line.split('\t').slice(0, 3))).toEqual([
    ['', 'Deals', 'USD'],
    ['Opening', '', '600.50'],
    ['New', '1', '400.00'],
    ['Lost', '1', '-250.25'],
    ['Closing', '', '750.25'],
  ])
})
