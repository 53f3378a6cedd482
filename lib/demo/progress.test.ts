import { expect, test } from 'vitest'
import { describeProgress, type Progress, progressReporter } from './progress'

test('reports once a second, with the rate and the time left', () => {
  let time = 0
  const reports: Progress[] = []
  const progress = progressReporter(
    1000,
    (report) => reports.push(report),
    () => time,
  )
  for (let done = 1; done <= 300; done++) {
    time += 10
    progress.tick(done)
  }
  expect(reports.map(({ done }) => done)).toEqual([100, 200, 300])
  expect(reports[2]).toEqual({ done: 300, total: 1000, perSecond: 100, secondsLeft: 7 })
})

test('a progress reads as a sentence would', () => {
  expect(describeProgress({ done: 4000, total: 100_000, perSecond: 510.4, secondsLeft: 188 })).toBe(
    '4,000 of 100,000 (510 a second, 3 min left)',
  )
  expect(describeProgress({ done: 249, total: 250, perSecond: 80, secondsLeft: 0.01 })).toBe(
    '249 of 250 (80 a second, 1 s left)',
  )
})
