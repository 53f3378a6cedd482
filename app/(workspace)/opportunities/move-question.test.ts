import { expect, test } from 'vitest'
import { questionFor } from './move-question'
import type { DealCard } from './moves'

const today = '2026-11-21'

function deal(closeDate?: string): DealCard {
  return {
    id: 'O1',
    company: 'A',
    stage: 'Qualified',
    reviewStatus: 'Approved',
    spend: [],
    closeDate,
    version: '1',
  }
}

test('a move between open stages asks nothing', () => {
  expect(questionFor(deal('2026-11-22'), 'Committed', today)).toBeUndefined()
  expect(questionFor(deal(), 'Committed', today)).toBeUndefined()
})

test('the two final stages always ask', () => {
  expect(questionFor(deal('2027-01-01'), 'Closed Lost', today)).toBe('closed-lost')
  expect(questionFor(deal('2027-01-01'), 'Launched', today)).toBe('launched')
})

test('a close date that is not ahead has to be moved before the deal is, unless the deal closes', () => {
  expect(questionFor(deal('2026-11-21'), 'Committed', today)).toBe('close-date')
  expect(questionFor(deal('2026-01-01'), 'Committed', today)).toBe('close-date')
  expect(questionFor(deal('2026-01-01'), 'Closed Lost', today)).toBe('closed-lost')
})
