import { expect, test } from 'vitest'
import type { AgendaItem, ItemState } from '@/lib/meeting/meeting'
import { neighbour, placing, walked, withPlacing } from './agenda-order'

const item = (dealId: string, state: ItemState = 'open'): AgendaItem => ({
  dealId,
  state,
  reasons: [],
  spentMs: 0,
})
const agenda = ['A', 'B', 'C', 'D'].map((id) => item(id))
const ids = (items: readonly AgendaItem[]) => items.map(({ dealId }) => dealId).join('')

test.each([
  ['C', 'up', 'ACBD'],
  ['C', 'down', 'ABDC'],
  ['B', 'down', 'ACBD'],
  ['C', 'top', 'CABD'],
  ['B', 'bottom', 'ACDB'],
] as const)('%s moved %s makes %s', (id, direction, order) => {
  const to = placing(agenda, id, direction)
  expect(to && ids(withPlacing(agenda, to))).toBe(order)
})

test.each([
  ['A', 'up'],
  ['A', 'top'],
  ['D', 'down'],
  ['D', 'bottom'],
  ['X', 'up'],
] as const)('%s moved %s stays', (id, direction) => {
  expect(placing(agenda, id, direction)).toBeUndefined()
})

test('a deal goes past those that are shown elsewhere', () => {
  const whole = [item('A'), item('P', 'parked'), item('B')]
  const to = placing(walked(whole), 'B', 'up')
  expect(to && ids(withPlacing(whole, to))).toBe('BAP')
})

test('a deal put before one that is gone goes to the end', () => {
  expect(ids(withPlacing(agenda, { dealId: 'A', before: 'gone' }))).toBe('BCDA')
})

test('the walk leaves out what was parked or skipped, but knows where it stands on one', () => {
  const whole = [item('A'), item('P', 'parked'), item('S', 'skipped'), item('B')]
  expect(neighbour(whole, 'A', 1)).toBe('B')
  expect(neighbour(whole, 'B', -1)).toBe('A')
  expect(neighbour(whole, 'P', 1)).toBe('B')
  expect(neighbour(whole, 'S', -1)).toBe('A')
  expect(neighbour(whole, 'B', 1)).toBeUndefined()
  expect(neighbour(whole, 'A', -1)).toBeUndefined()
})

test('from the overview the walk begins with what is still open', () => {
  expect(neighbour([item('A', 'discussed'), item('B')], undefined, 1)).toBe('B')
  expect(neighbour([item('A', 'discussed')], undefined, 1)).toBe('A')
  expect(neighbour([], undefined, 1)).toBeUndefined()
  expect(neighbour([item('A')], undefined, -1)).toBeUndefined()
})
