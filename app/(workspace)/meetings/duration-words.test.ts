import { expect, test } from 'vitest'
import { durationWords } from './duration-words'

test.each([
  [0, 'under a minute'],
  [59_999, 'under a minute'],
  [60_000, '1 min'],
  [3_599_999, '59 min'],
  [3_900_000, '1 h 05 min'],
])('%i ms is %s', (ms, words) => {
  expect(durationWords(ms)).toBe(words)
})
