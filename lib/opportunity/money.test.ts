import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatMoney, sumByCurrency, toAmount, toMinorUnits } from './money'

const minorUnits = fc.bigInt({ min: 0n, max: 10n ** 33n - 1n })
const money = fc.record({
  currency: fc.constantFrom('USD', 'EUR', 'GBP'),
  minorUnits: minorUnits.map((value) => value.toString()),
})

describe('toMinorUnits', () => {
  test.each([
    ['12000.50', 1_200_050n],
    ['12000.5', 1_200_050n],
    ['12000.', 1_200_000n],
    ['12000', 1_200_000n],
    ['0', 0n],
    ['0.01', 1n],
    ['9007199254740993.07', 900_719_925_474_099_307n],
    [`${'9'.repeat(31)}.99`, 10n ** 33n - 1n],
  ])('reads %s', (amount, expected) => {
    expect(toMinorUnits(amount)).toBe(expected)
  })

  test.each([
    '',
    null,
    undefined,
    '.5',
    '-1',
    '+1',
    '01',
    '1.005',
    '1,000',
    '1e3',
    ' 1',
    '1 ',
    'NaN',
    '9'.repeat(32),
  ])('refuses %j', (amount) => {
    expect(toMinorUnits(amount)).toBeUndefined()
  })

  test('takes back every amount toAmount writes, to the cent', () => {
    fc.assert(fc.property(minorUnits, (value) => toMinorUnits(toAmount(value)) === value))
  })
})

describe('toAmount', () => {
  test.each([
    [0n, '0.00'],
    [5n, '0.05'],
    [50n, '0.50'],
    [100n, '1.00'],
    [1_200_050n, '12000.50'],
  ])('writes %s', (value, expected) => {
    expect(toAmount(value)).toBe(expected)
  })

  test("writes what AWS's own pattern takes", () => {
    const awsPattern = /^(0|([1-9][0-9]{0,30}))(\.[0-9]{0,2})?$/
    fc.assert(fc.property(minorUnits, (value) => awsPattern.test(toAmount(value))))
  })
})

describe('sumByCurrency', () => {
  test('never adds two currencies', () => {
    const sums = sumByCurrency([
      { currency: 'USD', minorUnits: '100' },
      { currency: 'EUR', minorUnits: '5' },
      { currency: 'USD', minorUnits: '250' },
    ])
    expect(sums).toEqual([
      { currency: 'EUR', minorUnits: '5' },
      { currency: 'USD', minorUnits: '350' },
    ])
  })

  test('of nothing is nothing', () => {
    expect(sumByCurrency([])).toEqual([])
  })

  test('is the same in any order', () => {
    fc.assert(
      fc.property(fc.array(money), (parts) => {
        expect(sumByCurrency([...parts].reverse())).toEqual(sumByCurrency(parts))
      }),
    )
  })

  test('of sums is the sum of all parts', () => {
    fc.assert(
      fc.property(fc.array(money), fc.array(money), (some, others) => {
        const inSteps = sumByCurrency([...sumByCurrency(some), ...sumByCurrency(others)])
        expect(inSteps).toEqual(sumByCurrency([...some, ...others]))
      }),
    )
  })

  test('loses no cent beyond what a float can count', () => {
    const [sum] = sumByCurrency([
      { currency: 'USD', minorUnits: '9007199254740993' },
      { currency: 'USD', minorUnits: '1' },
    ])
    expect(sum?.minorUnits).toBe('9007199254740994')
  })
})

describe('formatMoney', () => {
  test.each([
    [{ currency: 'USD', minorUnits: '21000000' }, 'USD 210,000'],
    [{ currency: 'USD', minorUnits: '21000050' }, 'USD 210,000.50'],
    [{ currency: 'EUR', minorUnits: '-150' }, 'EUR -1.50'],
  ] as const)('%o', (amount, expected) => {
    expect(formatMoney(amount, 'en-US')).toBe(expected)
  })

  test("speaks the reader's locale", () => {
    expect(formatMoney({ currency: 'EUR', minorUnits: '123456' }, 'de-DE')).toBe('EUR 1.234,56')
  })

  test('prints an amount too large for a float exactly', () => {
    expect(formatMoney({ currency: 'USD', minorUnits: '900719925474099307' })).toBe(
      'USD 9,007,199,254,740,993.07',
    )
  })
})
