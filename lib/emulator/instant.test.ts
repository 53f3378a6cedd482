import { describe, expect, test } from 'vitest'
import { formatSecond, parseInstant } from './instant'

describe('parseInstant', () => {
  test.each([
    ['2025-11-10T20:51:45.972Z', '2025-11-10T20:51:45.972Z'],
    ['2025-11-10T20:51:45Z', '2025-11-10T20:51:45.000Z'],
    ['2025-11-10T20:51:45.972000Z', '2025-11-10T20:51:45.972Z'],
    ['2025-11-10T20:51:45.972999999Z', '2025-11-10T20:51:45.972Z'],
    ['2025-11-10T20:51:45.9Z', '2025-11-10T20:51:45.900Z'],
    ['2025-11-10T22:51:45.972+02:00', '2025-11-10T20:51:45.972Z'],
    ['2025-11-10T15:21:45-05:30', '2025-11-10T20:51:45.000Z'],
  ])('reads %s to the millisecond', (text, instant) => {
    expect(parseInstant(text)?.toISOString()).toBe(instant)
  })

  test.each([
    '2025-02-31T00:00:00Z',
    '2025-11-10T24:00:00Z',
    '2025-11-10T20:51:45',
    '2025-11-10',
    '1762807905',
    '2025-11-10T20:51:45.1234567890Z',
    '',
  ])('does not take %j for an instant', (text) => {
    expect(parseInstant(text)).toBeUndefined()
  })
})

test('shows creation dates in whole seconds', () => {
  expect(formatSecond(Date.parse('2025-11-10T20:51:45.972Z'))).toBe('2025-11-10T20:51:45Z')
})
