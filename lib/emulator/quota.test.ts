import { describe, expect, test } from 'vitest'
import { createQuota, unlimited } from './quota'

const start = Date.parse('2026-03-01T00:00:00Z')
const at = (seconds: number) => new Date(start + seconds * 1000)

function callsUntilThrottled(quota: ReturnType<typeof createQuota>, operation: string, now: Date): number {
  for (let count = 0; count < 1000; count++) {
    try {
      quota('111122223333', operation, now)
    } catch (error) {
      expect(error).toMatchObject({ type: 'ThrottlingException' })
      return count
    }
  }
  return Number.POSITIVE_INFINITY
}

describe("AWS's quota", () => {
  test('lets a small burst through and then one write a second', () => {
    const quota = createQuota()
    expect(callsUntilThrottled(quota, 'UpdateOpportunity', at(0))).toBe(5)
    expect(callsUntilThrottled(quota, 'UpdateOpportunity', at(0.5))).toBe(0)
    expect(callsUntilThrottled(quota, 'UpdateOpportunity', at(1))).toBe(1)
    expect(callsUntilThrottled(quota, 'UpdateOpportunity', at(3))).toBe(2)
  })

  test('is shared by the writes, and kept apart from the reads', () => {
    const quota = createQuota()
    expect(callsUntilThrottled(quota, 'CreateOpportunity', at(0))).toBe(5)
    expect(callsUntilThrottled(quota, 'AssociateOpportunity', at(0))).toBe(0)
    expect(callsUntilThrottled(quota, 'GetOpportunity', at(0))).toBe(20)
    expect(callsUntilThrottled(quota, 'ListOpportunities', at(1))).toBe(10)
  })

  test('ends after 10,000 writes within 24 hours and comes back as they age', () => {
    const quota = createQuota()
    for (let second = 0; second < 10_000; second++) quota('111122223333', 'UpdateOpportunity', at(second))
    expect(callsUntilThrottled(quota, 'UpdateOpportunity', at(12 * 3600))).toBe(0)
    expect(callsUntilThrottled(quota, 'UpdateOpportunity', at(24 * 3600 + 300))).toBe(5)
  })

  test('ends after 100,000 reads within 24 hours', () => {
    const quota = createQuota()
    for (let tenth = 0; tenth < 100_000; tenth++) quota('111122223333', 'ListSolutions', at(tenth / 10))
    expect(callsUntilThrottled(quota, 'GetOpportunity', at(12 * 3600))).toBe(0)
    expect(callsUntilThrottled(quota, 'GetOpportunity', at(24 * 3600 + 300))).toBe(20)
  })

  test('is counted for each account on its own', () => {
    const quota = createQuota()
    expect(callsUntilThrottled(quota, 'UpdateOpportunity', at(0))).toBe(5)
    expect(() => quota('444455556666', 'UpdateOpportunity', at(0))).not.toThrow()
  })

  test.each([
    ['CreateEngagement', 15],
    ['StartProspectingFromEngagementTask', 2],
    ['GetProspectingFromEngagementTask', 100],
    ['ListProspectingFromEngagementTasks', 50],
    ['GetEngagementInvitation', 10],
    ['ListEngagementInvitations', 10],
    ['RejectEngagementInvitation', 1],
    ['StartEngagementByAcceptingInvitationTask', 1],
  ])('lets %s through %i times a second once its burst is spent', (operation, perSecond) => {
    const quota = createQuota()
    callsUntilThrottled(quota, operation, at(0))
    expect(callsUntilThrottled(quota, operation, at(1))).toBe(perSecond)
  })

  test('does not limit operations without a published number', () => {
    expect(callsUntilThrottled(createQuota(), 'ListEngagementFromOpportunityTasks', at(0))).toBe(
      Number.POSITIVE_INFINITY,
    )
  })
})

test('can be switched off', () => {
  expect(callsUntilThrottled(unlimited, 'UpdateOpportunity', at(0))).toBe(Number.POSITIVE_INFINITY)
})
