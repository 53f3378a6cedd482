import { expect, test } from 'vitest'
import { closeDateProblem } from './close-date-problem'

const today = '2026-03-10'

test.each([
  ['', 'Enter the new close date'],
  ['2026-02-30', 'Enter the new close date'],
  ['2026-03-09', 'Choose a date after today'],
  ['2026-03-10', 'Choose a date after today'],
  ['2026-03-11', undefined],
  ['2096-03-10', 'Choose a date within the next 60 years'],
])('as a new close date, “%s” is answered with %s', (date, problem) => {
  expect(closeDateProblem(date, today)).toBe(problem)
})
