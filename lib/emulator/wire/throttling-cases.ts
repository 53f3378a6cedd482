import { expect } from 'vitest'
import { call, operationNames } from './call'
import { happyInputs } from './happy-inputs'
import { strangers } from './stranger-cases'
import { casesOf, type OperationName, type WireCase } from './wire-case'
import type { World } from './world'

/** Source: reference, section 16: calls per second of one account. */
const ratePerSecond: Partial<Record<OperationName, number>> = {
  GetOpportunity: 10,
  GetAwsOpportunitySummary: 10,
  ListOpportunities: 10,
  ListSolutions: 10,
  GetEngagementInvitation: 10,
  ListEngagementInvitations: 10,
  CreateOpportunity: 1,
  UpdateOpportunity: 1,
  AssociateOpportunity: 1,
  DisassociateOpportunity: 1,
  RejectEngagementInvitation: 1,
  AssignOpportunity: 1,
  StartEngagementFromOpportunityTask: 1,
  StartEngagementByAcceptingInvitationTask: 1,
  CreateEngagement: 15,
  StartProspectingFromEngagementTask: 2,
  GetProspectingFromEngagementTask: 100,
  ListProspectingFromEngagementTasks: 50,
}

/** More than a burst could cover: the service's clock stands still meanwhile. */
const triesPerRate = 6

export const throttlingCases: readonly WireCase[] = operationNames.flatMap((operation) => {
  const rate = ratePerSecond[operation]
  if (!rate) return []
  return [
    casesOf(operation).refuses(
      'ThrottlingException',
      `more calls than a burst, and then ${rate} in a second`,
      async (world) => {
        const request = { ...(await happyInputs[operation](world)), ...strangers[operation] }
        return world.alone({ quota: 'aws' }, async ({ partner, clock }) => {
          const answered = () => callsUntilThrottled(partner, operation, request, rate * triesPerRate)
          expect(await answered()).toBeGreaterThanOrEqual(rate)
          clock.advance(1)
          expect(await answered()).toBe(rate)
          return call(partner, operation, request as never)
        })
      },
    ),
  ]
})

async function callsUntilThrottled(
  client: World['partner'],
  operation: OperationName,
  request: object,
  most: number,
): Promise<number> {
  for (let count = 0; count < most; count++) {
    const name = await call(client, operation, request as never).then(
      () => '',
      (error: Error) => error.name,
    )
    if (name === 'ThrottlingException') return count
  }
  throw new Error(`Not throttled after ${most} calls`)
}
