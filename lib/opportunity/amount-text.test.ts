import { expect, test } from 'vitest'
import { amountFromText } from './amount-text'

test.each([
  ['12500', '12500'],
  ['12500.5', '12500.5'],
  ['12500.00', '12500.00'],
  ['12,500', '12500'],
  ['1,250,000.50', '1250000.50'],
  ['12,5', '12.5'],
  ['12500,50', '12500.50'],
  ['12.500,00', '12500.00'],
  ['1.250.000', '1250000'],
  [' 12 500 ', '12500'],
  ['12\u202f500', '12500'],
  ["12'500", '12500'],
  ['$12,500', '12500'],
  ['12 500 €', '12500'],
  ['EUR 12500', '12500'],
  ['007', '7'],
  ['0', '0'],
  ['', ''],
])('%j is %j', (typed, amount) => expect(amountFromText(typed)).toBe(amount))

test.each(['12.500', '12,50,000', '1,2500', '12.345', '-5', '12k', 'twelve', '1e5', '12..5'])(
  '%j could mean two things or nothing and stays as typed',
  (typed) => expect(amountFromText(typed)).toBe(typed),
)

test.each(['12500', '12500.5', '0.50', '999999999999999999999999999999.99'])(
  '%j is an amount already and does not change',
  (amount) => expect(amountFromText(amount)).toBe(amount),
)
