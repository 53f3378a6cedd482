import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exchanged, exchangedMinorUnits, isRate, rateOn } from './exchange'
import { dividedHalfEven } from './half-even'

const eur = (rate: string, asOf = '2026-11-01') => ({ currency: 'EUR', rate, asOf })

const magnitude = (value: bigint) => (value < 0n ? -value : value)

describe('dividedHalfEven', () => {
  test.each([
    [5n, 2n, 2n],
    [7n, 2n, 4n],
    [-5n, 2n, -2n],
    [-7n, 2n, -4n],
    [1n, 3n, 0n],
    [2n, 3n, 1n],
    [-1n, 3n, 0n],
    [-2n, 3n, -1n],
    [-6n, 3n, -2n],
    [0n, 7n, 0n],
  ])('%d / %d is %d', (numerator, denominator, quotient) => {
    expect(dividedHalfEven(numerator, denominator)).toBe(quotient)
  })

  test('is never off by more than half, and mirrors around zero', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 20n }), (numerator, denominator) => {
        const quotient = dividedHalfEven(numerator, denominator)
        expect(magnitude(numerator - quotient * denominator) * 2n <= denominator).toBe(true)
        expect(dividedHalfEven(-numerator, denominator)).toBe(-quotient)
      }),
    )
  })
})

describe('a rate', () => {
  test.each(['1', '1.0837', '0.000000000001', '999999999999.999999999999'])('%s is one', (text) => {
    expect(isRate(text)).toBe(true)
  })

  test.each([
    '',
    '0',
    '0.000',
    '-1',
    '+1',
    '1.',
    '.5',
    '01',
    '1,08',
    '1e3',
    '1.0000000000001',
    ' 1',
    'Infinity',
  ])('%j is none', (text) => {
    expect(isRate(text)).toBe(false)
    expect(() => exchangedMinorUnits('100', text)).toThrow(RangeError)
  })

  test('holds from its day on until the next', () => {
    const rates = [eur('1.2', '2026-11-15'), eur('1.1', '2026-11-01'), { ...eur('9'), currency: 'GBP' }]
    expect(rateOn(rates, 'EUR', '2026-10-31')).toBeUndefined()
    expect(rateOn(rates, 'EUR', '2026-11-01')?.rate).toBe('1.1')
    expect(rateOn(rates, 'EUR', '2026-11-14')?.rate).toBe('1.1')
    expect(rateOn(rates, 'EUR', '2026-11-15')?.rate).toBe('1.2')
    expect(rateOn(rates, 'EUR', '2028-02-29')?.rate).toBe('1.2')
  })
})

describe('exchanged', () => {
  const sums = [
    { currency: 'EUR', minorUnits: '100' },
    { currency: 'USD', minorUnits: '7' },
    { currency: 'JPY', minorUnits: '500' },
  ]

  test('adds up what has a rate, names the rates, and leaves apart what has none', () => {
    const table = { base: 'USD', rates: [eur('1.085')] }
    expect(exchanged(sums, table, '2026-11-21')).toEqual({
      total: { currency: 'USD', minorUnits: '115' },
      used: [eur('1.085')],
      apart: [{ currency: 'JPY', minorUnits: '500' }],
    })
  })

  test('a rate of a later day does not count yet', () => {
    const { total, apart } = exchanged(sums, { base: 'USD', rates: [eur('1.1')] }, '2026-10-31')
    expect(total.minorUnits).toBe('7')
    expect(apart.map(({ currency }) => currency)).toEqual(['EUR', 'JPY'])
  })

  test('nothing is nothing, and says so in the base currency', () => {
    expect(exchanged([], { base: 'EUR', rates: [] }, '2026-11-21')).toEqual({
      total: { currency: 'EUR', minorUnits: '0' },
      used: [],
      apart: [],
    })
  })

  const anySums = fc.array(
    fc.record({
      currency: fc.constantFrom('USD', 'EUR', 'GBP', 'JPY'),
      minorUnits: fc.bigInt({ min: -(10n ** 33n), max: 10n ** 33n }).map(String),
    }),
    { maxLength: 12 },
  )
  const anyRate = fc
    .tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 999_999 }))
    .map(([whole, part]) => ({
      rate: `${whole}.${String(part).padStart(6, '0')}`,
      millionths: BigInt(whole) * 1_000_000n + BigInt(part),
    }))

  test('loses at most half a minor unit per currency, and drops nothing', () => {
    fc.assert(
      fc.property(anySums, anyRate, anyRate, (parts, euro, pound) => {
        const rates = [eur(euro.rate), { ...eur(pound.rate), currency: 'GBP' }]
        const { total, used, apart } = exchanged(parts, { base: 'USD', rates }, '2026-11-21')
        const sumOf = (currency: string) =>
          parts
            .filter((part) => part.currency === currency)
            .reduce((sum, part) => sum + BigInt(part.minorUnits), 0n)

        const exact =
          sumOf('USD') * 1_000_000n + sumOf('EUR') * euro.millionths + sumOf('GBP') * pound.millionths
        const lost = magnitude(exact - BigInt(total.minorUnits) * 1_000_000n)
        expect(lost <= 500_000n * BigInt(used.length)).toBe(true)
        const yen = sumOf('JPY')
        expect(apart).toEqual(yen === 0n ? [] : [{ currency: 'JPY', minorUnits: yen.toString() }])
      }),
    )
  })

  test('a rate of one changes nothing', () => {
    fc.assert(
      fc.property(fc.bigInt(), (minorUnits) => {
        expect(exchangedMinorUnits(minorUnits.toString(), '1.000')).toBe(minorUnits)
      }),
    )
  })
})
