import { expect, test } from 'vitest'
import { rateStates, reportingCurrencies, type SetRate } from './settings'
import { NewRate, NewWeights } from './settings-schema'

const rate = (id: string, asOf: string, more: Partial<SetRate> = {}): SetRate => ({
  id,
  base: 'USD',
  currency: 'EUR',
  rate: '1.08',
  asOf,
  set: { by: 'Marc Keller', at: '2026-11-12T08:00:00.000Z' },
  ...more,
})

const withdrawn = { by: 'Marc Keller', at: '2026-11-13T08:00:00.000Z' }

test('of the rates of a currency the youngest that has come holds', () => {
  const rates = [
    rate('old', '2026-10-01'),
    rate('wrong', '2026-11-14', { withdrawn }),
    rate('now', '2026-11-12'),
    rate('next', '2026-12-01'),
    rate('other', '2026-09-01', { base: 'CHF' }),
  ]
  expect([...rateStates(rates, '2026-11-20')]).toEqual([
    ['old', 'replaced'],
    ['wrong', 'withdrawn'],
    ['now', 'holds'],
    ['next', 'later'],
    ['other', 'holds'],
  ])
})

test('figures can be told in what a rate leads to that was not withdrawn', () => {
  const rates = [rate('a', '2026-10-01'), rate('b', '2026-10-01', { base: 'CHF', withdrawn })]
  expect(reportingCurrencies({ rates })).toEqual(['USD'])
})

const given = {
  id: '6e2bb5f2-7b1c-4d63-9f4f-0c1d2f3a4b5c',
  base: 'usd',
  currency: ' eur ',
  rate: '1.0837',
  asOf: '2026-11-12',
}

test('currencies are taken however they are written', () => {
  expect(NewRate.parse(given)).toMatchObject({ base: 'USD', currency: 'EUR', rate: '1.0837' })
})

test.each([
  ['a rate of nothing', { rate: '0' }],
  ['a rate below nothing', { rate: '-1' }],
  ['a comma', { rate: '1,08' }],
  ['an exponent', { rate: '1e3' }],
  ['a currency into itself', { currency: 'USD' }],
  ['a sign for a currency', { currency: '€' }],
  ['a day that does not exist', { asOf: '2026-02-30' }],
])('refuses %s', (_, change) => {
  expect(NewRate.safeParse({ ...given, ...change }).success).toBe(false)
})

test('weights are whole percents of every open stage', () => {
  const weights = {
    Prospect: 0,
    Qualified: 25,
    'Technical Validation': 50,
    'Business Validation': 70,
    Committed: 100,
  }
  expect(NewWeights.safeParse(weights).success).toBe(true)
  expect(NewWeights.safeParse({ ...weights, Qualified: 101 }).success).toBe(false)
  expect(NewWeights.safeParse({ ...weights, Qualified: 12.5 }).success).toBe(false)
  expect(NewWeights.safeParse({ ...weights, Launched: 100 }).success).toBe(false)
})
