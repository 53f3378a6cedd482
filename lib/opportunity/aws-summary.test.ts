import { expect, test } from 'vitest'
import { lastNextStepsTime } from './aws-summary'

const noted = (...times: string[]) => ({
  LifeCycle: { NextStepsHistory: times.map((Time) => ({ Value: 'Call', Time })) },
})

test("AWS's newest next steps are known by their time, in whatever order they come", () => {
  const [early, late] = ['2026-03-01T10:15:00Z', '2026-03-15T08:00:00.000Z']
  expect(lastNextStepsTime(noted(early, late))).toBe(late)
  expect(lastNextStepsTime(noted(late, early))).toBe(late)
  expect(lastNextStepsTime(noted())).toBeUndefined()
  expect(lastNextStepsTime({})).toBeUndefined()
})
