import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromLimbs, toLimbs } from './limbs'

const amount = fc.bigInt({ min: 0n, max: 10n ** 33n - 1n })

describe('limbs', () => {
  test('column sums of any amounts come together to the exact sum', () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 50 }), (amounts) => {
        const columns = [0, 1, 2, 3].map((limb) =>
          amounts.reduce((sum, each) => sum + (toLimbs(each)[limb] ?? 0), 0),
        )
        expect(fromLimbs(columns)).toBe(amounts.reduce((sum, each) => sum + each, 0n))
      }),
    )
  })

  test('the widest amount AWS takes survives, cents included', () => {
    const widest = BigInt(`${'9'.repeat(31)}99`)
    expect(fromLimbs(toLimbs(widest))).toBe(widest)
  })

  test('sums that come as text are exact too', () => {
    expect(fromLimbs(['1', '9007199254740993', '0', '0'])).toBe(9007199254740993n * 10n ** 9n + 1n)
  })
})
