import { ReviewStatus as AwsReviewStatus } from '@aws-sdk/client-partnercentral-selling'
import { expect, test } from 'vitest'
import { reviewMeaning, reviewStatuses } from './review'
import { ReviewStatus } from './review-schema'

test('the statuses are exactly the ones AWS knows', () => {
  expect([...reviewStatuses].sort()).toEqual(Object.values(AwsReviewStatus).sort())
})

test('every status has a meaning of its own', () => {
  const meanings = reviewStatuses.map(reviewMeaning)
  expect(new Set(meanings).size).toBe(reviewStatuses.length)
  for (const meaning of meanings) expect(meaning).toMatch(/^[A-Z].*\.$/)
})

test("the documentation's spelling of a status is not the wire's", () => {
  expect(ReviewStatus.safeParse('In Review').success).toBe(false)
  expect(ReviewStatus.safeParse('Disqualified').success).toBe(false)
  expect(ReviewStatus.safeParse('In review').success).toBe(true)
})
