import { expect, test } from 'vitest'
import { monthlySpend } from './spend'

const entry = (Amount: string, CurrencyCode = 'USD', TargetCompany = 'AWS', Frequency = 'Monthly') => ({
  Amount,
  CurrencyCode,
  TargetCompany,
  Frequency,
})

test('adds monthly entries per currency', () => {
  expect(monthlySpend([entry('100.50'), entry('20', 'EUR'), entry('0.5')])).toEqual([
    { currency: 'EUR', minorUnits: '2000' },
    { currency: 'USD', minorUnits: '10100' },
  ])
})

test('leaves out a total contract value', () => {
  expect(monthlySpend([entry('120000', 'USD', 'Self', 'None'), entry('10000')])).toEqual([
    { currency: 'USD', minorUnits: '1000000' },
  ])
})

test.each(['', 'abc', '-5', null, undefined])('leaves out an entry whose amount is %j', (amount) => {
  expect(monthlySpend([{ ...entry('1'), Amount: amount }])).toEqual([])
})

test('of a record without spend is nothing', () => {
  expect(monthlySpend(null)).toEqual([])
  expect(monthlySpend(undefined)).toEqual([])
})
