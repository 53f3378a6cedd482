import { expect, test } from 'vitest'
import { reviewFigures } from './review-figures'

test('tells how AWS’s reviews end and how long they take', () => {
  expect(
    reviewFigures([
      { outcome: 'Approved', days: 2, rounds: 5 },
      { outcome: 'Approved', rounds: 1 },
      { outcome: 'Action Required', reason: 'Clarify Revenue', days: 9, rounds: 2 },
      { outcome: 'Action Required', reason: 'Clarify Solution', days: 9, rounds: 2 },
      { outcome: 'Rejected', reason: 'Clarify Solution', days: 1, rounds: 1 },
      { outcome: 'Action Required', reason: '', rounds: 4 },
      { rounds: 7 },
    ]),
  ).toEqual({
    answered: 15,
    approved: 6,
    sentBack: 8,
    rejected: 1,
    approvalPercent: 40,
    medianDays: 2,
    reasons: [
      { reason: 'Clarify Solution', count: 3 },
      { reason: 'Clarify Revenue', count: 2 },
      { reason: undefined, count: 4 },
    ],
  })
})

test('says nothing of shares and days before AWS has answered', () => {
  const { answered, approvalPercent, medianDays } = reviewFigures([{ rounds: 3 }])
  expect([answered, approvalPercent, medianDays]).toEqual([0, undefined, undefined])
})
