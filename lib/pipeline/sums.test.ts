import { describe, expect, test } from 'vitest'
import { difference, isShareOf, largestFirst, negated, withoutZeros } from './sums'

const usd = (minorUnits: string) => ({ currency: 'USD', minorUnits })
const eur = (minorUnits: string) => ({ currency: 'EUR', minorUnits })

test('differences are per currency, and equal currencies are left out', () => {
  expect(difference([usd('5'), eur('3')], [usd('5'), eur('9')])).toEqual([eur('-6')])
  expect(difference([eur('1')], [usd('1')])).toEqual([eur('1'), usd('-1')])
  expect(withoutZeros([usd('0'), usd('-0'), eur('1')])).toEqual([eur('1')])
  expect(negated([usd('0'), eur('-2')])).toEqual([usd('0'), eur('2')])
})

test('the larger sum comes first, whichever currency and sign it has', () => {
  const ordered = [[usd('10'), eur('1')], [eur('-9')], [usd('8'), eur('8')], []]
  expect([...ordered].reverse().sort(largestFirst)).toEqual(ordered)
  expect(largestFirst([usd('3')], [eur('-3')])).toBe(0)
  expect(largestFirst([usd('9007199254740993')], [usd('9007199254740992')])).toBe(-1)
})

describe('isShareOf', () => {
  test.each([
    ['25', '100', true],
    ['24', '100', false],
    ['-25', '100', true],
    ['1', '0', true],
    ['0', '0', false],
  ])('%s of %s is a quarter or more: %s', (delta, was, expected) => {
    expect(isShareOf([usd(delta)], [usd(was)], 25)).toBe(expected)
  })

  test('what is valued in a currency for the first time grew from nothing', () => {
    expect(isShareOf([eur('1')], [usd('1000')], 25)).toBe(true)
  })
})
