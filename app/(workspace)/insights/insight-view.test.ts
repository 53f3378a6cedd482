import { expect, test } from 'vitest'
import { csvHref, everything, firstDay, insightParams, insightViewOf } from './insight-view'

test.each([
  '',
  'owner=me&overdue=1&since=30&currency=USD',
  'q=harbor&review=Approved&since=all',
  'since=2026-09-01',
])('the address %o is the view it was made of', (search) => {
  expect(insightParams(insightViewOf(new URLSearchParams(search))).toString()).toBe(search)
})

test('what an address says and we do not understand is as if it were not there', () => {
  const params = new URLSearchParams('since=2026-02-31&currency=usd')
  expect(insightViewOf(params)).toEqual(everything)
})

test('a period begins on a UTC day, whatever the month or year', () => {
  expect(firstDay('30', '2026-03-01')).toBe('2026-01-30')
  expect(firstDay('365', '2025-01-01')).toBe('2024-01-02')
  expect(firstDay('2026-09-01', '2026-11-20')).toBe('2026-09-01')
  expect(firstDay('all', '2026-11-20')).toBeUndefined()
})

test('a download is of the same view', () => {
  const view = insightViewOf(new URLSearchParams('owner=me&since=30'))
  expect(csvHref(view, 'lost')).toBe('/api/insights/csv?owner=me&since=30&figure=lost')
})
