import { expect, test } from 'vitest'
import { clockWords, spokenClock } from './clock-words'

test.each([
  [0, '0:00', '0 minutes'],
  [59_999, '0:59', '0 minutes'],
  [60_000, '1:00', '1 minute'],
  [247_000, '4:07', '4 minutes'],
  [3_600_000, '1:00:00', '1 hour 0 minutes'],
  [3_750_000, '1:02:30', '1 hour 2 minutes'],
  [-5_000, '0:00', '0 minutes'],
])('%i ms reads %s and is said as %s', (ms, shown, spoken) => {
  expect(clockWords(ms)).toBe(shown)
  expect(spokenClock(ms)).toBe(spoken)
})
