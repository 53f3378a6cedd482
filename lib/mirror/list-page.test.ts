import { expect, test } from 'vitest'
import { isBetterGathered } from './list-page'

test.each([
  ['the first page of one owner in forty', { all: 100_000, total: 2_500, rows: 50 }, false],
  ['the last page of one owner in forty', { all: 100_000, total: 2_500, rows: 2_500 }, true],
  ['any page of everything', { all: 100_000, total: 100_000, rows: 100_000 }, false],
  ['a page deep in every seventh deal', { all: 100_000, total: 14_000, rows: 10_000 }, false],
  ['a handful', { all: 100_000, total: 20, rows: 50 }, true],
  ['nothing', { all: 100_000, total: 0, rows: 50 }, false],
])('%s is gathered and sorted only where walking to it costs more', (_what, sizes, isGathered) => {
  expect(isBetterGathered(sizes)).toBe(isGathered)
})
