import { expect } from 'vitest'
import { call, operationNames } from './call'
import { happyInputs } from './happy-inputs'
import { casesOf, type OperationName, type WireCase } from './wire-case'

/** For operations with a client token, members that make another body of it. */
const secondBodies: Partial<Record<OperationName, object>> = {
  CreateEngagement: { Title: 'Another engagement' },
  CreateEngagementContext: { Type: 'Lead' },
  CreateEngagementInvitation: { EngagementIdentifier: 'eng-00000000000000' },
  CreateOpportunity: { PartnerOpportunityIdentifier: 'CRM-other' },
  CreateResourceSnapshot: { ResourceIdentifier: 'O1' },
  CreateResourceSnapshotJob: { ResourceIdentifier: 'O1' },
  StartEngagementByAcceptingInvitationTask: { Tags: [{ Key: 'another', Value: 'body' }] },
  StartEngagementFromOpportunityTask: { Tags: [{ Key: 'another', Value: 'body' }] },
  StartOpportunityFromEngagementTask: { Tags: [{ Key: 'another', Value: 'body' }] },
  StartProspectingFromEngagementTask: { TaskName: 'Another task' },
}

/** Source of the sentence: reference, section 2. CRM connectors match on it. */
const reusedToken = 'Conflicting client token submitted for a new request body.'

export const clientTokenCases: readonly WireCase[] = operationNames.flatMap((operation) => {
  const change = secondBodies[operation]
  if (!change) return []
  const ClientToken = `token of ${operation}`
  return [
    casesOf(operation).refuses(
      'ConflictException',
      'a client token that came with another body before',
      async (world) => {
        const input = { ...(await happyInputs[operation](world)), ClientToken }
        await call(world.partner, operation, input as never)
        return call(world.partner, operation, { ...input, ...change } as never)
      },
      { message: reusedToken },
    ),
    casesOf(operation).answers('a repeated request with what it answered the first time', async (world) => {
      const input = { ...(await happyInputs[operation](world)), ClientToken: `${ClientToken}, repeated` }
      const first = await call(world.partner, operation, input as never)
      const second = await call(world.partner, operation, input as never)
      const $metadata = expect.anything()
      expect(second).toEqual({ ...(first as object), $metadata })
    }),
  ]
})
