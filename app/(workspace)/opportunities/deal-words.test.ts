import { describe, expect, test } from 'vitest'
import { countWords, dayWords, monthlyWords } from './deal-words'

describe('monthly spend in words', () => {
  const usd = { currency: 'USD', minorUnits: '21000000' }
  const eur = { currency: 'EUR', minorUnits: '4000050' }

  test('names each currency and never adds them up', () => {
    expect(monthlyWords([usd, eur], 'compact', 'en')).toBe('USD 210K/mo · EUR 40K/mo')
    expect(monthlyWords([usd, eur], 'full', 'en')).toBe('USD 210,000/mo · EUR 40,000.5/mo')
  })

  test('keeps every digit of a sum no float could hold', () => {
    const sum = { currency: 'USD', minorUnits: '900719925474099312' }
    expect(monthlyWords([sum], 'full', 'en')).toBe('USD 9,007,199,254,740,993.12/mo')
  })

  test('follows the reader’s locale', () => {
    expect(monthlyWords([usd], 'full', 'de')).toBe('USD 210.000/mo')
  })

  test('is empty without spend', () => {
    expect(monthlyWords([], 'compact', 'en')).toBe('')
  })
})

describe('a day in words', () => {
  test('leaves out the year of now', () => {
    expect(dayWords('2026-11-28', '2026-11-21', 'en-GB')).toBe('28 Nov')
    expect(dayWords('2027-01-05', '2026-11-21', 'en-GB')).toBe('5 Jan 2027')
  })

  test('is the day that is written, in every zone', () => {
    expect(dayWords('2026-12-31', '2026-11-21', 'en-US')).toBe('Dec 31')
  })
})

test('counts are grouped as the reader groups them', () => {
  expect(countWords(10_000, 'en')).toBe('10,000')
})
