import { expect, test } from 'vitest'
import { waitWords } from './wait-words'

test.each([
  [0, 'about 0 s'],
  [89, 'about 89 s'],
  [90, 'about 2 min'],
  [1000, 'about 17 min'],
])('%i seconds are %s', (seconds, words) => {
  expect(waitWords(seconds)).toBe(words)
})
