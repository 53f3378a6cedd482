import { describe, expect, test } from 'vitest'
import { medianDays, type StageStay, usualDays, usualTimes } from './stage-times'

const stay = (days: number, deals = 1, more: Partial<StageStay> = {}): StageStay => ({
  stage: 'Qualified',
  to: 'Technical Validation',
  days,
  deals,
  ...more,
})

describe('usualTimes', () => {
  test('is the median of the finished stays of a stage', () => {
    const times = usualTimes([stay(3, 2), stay(10), stay(40, 2)])
    expect(times.Qualified).toEqual({ days: 10, stays: 5, isDefault: false })
  })

  test('is the default of thirty days from fewer than five stays', () => {
    expect(usualTimes([stay(3, 4)]).Qualified).toEqual({ days: 30, stays: 4, isDefault: true })
    expect(usualTimes([]).Prospect).toEqual({ days: 30, stays: 0, isDefault: true })
  })

  test('does not count stays that go on, or whose beginning nobody saw', () => {
    const times = usualTimes([stay(5, 5), stay(400, 50, { to: undefined }), stay(1, 50, { isAtLeast: true })])
    expect(times.Qualified).toEqual({ days: 5, stays: 5, isDefault: false })
  })

  test('knows the five open stages; any other has the default', () => {
    const times = usualTimes([stay(5, 5, { stage: 'Launched', to: 'Closed Lost' })])
    expect(Object.keys(times)).toHaveLength(5)
    expect(usualDays(times, 'Launched')).toBe(30)
    expect(usualDays({}, 'Prospect')).toBe(30)
  })
})

test('the median of an even number is the lower of the middle two, one that somebody took', () => {
  expect(medianDays([stay(1), stay(2), stay(8), stay(9)])).toBe(2)
  expect(medianDays([])).toBeUndefined()
  expect(medianDays([stay(3, 0)])).toBeUndefined()
})
