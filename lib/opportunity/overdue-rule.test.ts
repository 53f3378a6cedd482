import { expect, test } from 'vitest'
import { needsNewCloseDate } from './overdue-rule'

const today = '2026-03-10'

test.each([
  ['2026-03-09', 'Qualified', true],
  ['2026-03-10', 'Committed', true],
  ['2026-03-11', 'Qualified', false],
  ['2026-03-09', 'Launched', false],
  ['2026-03-09', 'Closed Lost', false],
  [undefined, 'Prospect', false],
  [null, 'Prospect', false],
  ['', 'Prospect', false],
] as const)('a deal that closes %s at %s needs a new close date first: %s', (closeDate, stage, needed) => {
  expect(needsNewCloseDate({ stage, closeDate }, today)).toBe(needed)
})
