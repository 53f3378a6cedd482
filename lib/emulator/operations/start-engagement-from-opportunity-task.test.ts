import {
  GetOpportunityCommand,
  StartEngagementFromOpportunityTaskCommand,
  type StartEngagementFromOpportunityTaskCommandInput,
} from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { created, edit, openTestEmulator, refusalOf, type TestEmulator } from '../test-emulator'

let service: TestEmulator
beforeAll(async () => {
  service = await openTestEmulator()
})
afterAll(() => service.close())

const start = (Identifier: string, input: Partial<StartEngagementFromOpportunityTaskCommandInput> = {}) =>
  service.client.send(
    new StartEngagementFromOpportunityTaskCommand({
      Catalog: 'Sandbox',
      Identifier,
      AwsSubmission: { InvolvementType: 'Co-Sell', Visibility: 'Full' },
      ...input,
    }),
  )

const lifeCycle = async (Identifier: string) =>
  (await service.client.send(new GetOpportunityCommand({ Catalog: 'Sandbox', Identifier }))).LifeCycle

describe('a submission task', () => {
  test('is complete at once, with everything it made', async () => {
    const { id } = await created(service)
    const task = await start(id)
    expect(task).toMatchObject({
      TaskId: expect.stringMatching(/^task-[0-9a-z]{13}$/),
      TaskArn: `arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement-from-opportunity-task/${task.TaskId}`,
      StartTime: service.clock.now,
      TaskStatus: 'COMPLETE',
      OpportunityId: id,
      EngagementId: expect.stringMatching(/^eng-[0-9a-z]{14}$/),
      EngagementInvitationId: expect.stringMatching(/^engi-[0-9a-z]{13}$/),
      ResourceSnapshotJobId: expect.stringMatching(/^job-[0-9a-z]{13}$/),
    })
    expect(await lifeCycle(id)).toMatchObject({ ReviewStatus: 'Submitted' })
  })

  test('answers a repeat with the same task', async () => {
    const { id } = await created(service)
    const first = await start(id, { ClientToken: 'poll' })
    const second = await start(id, { ClientToken: 'poll' })
    expect(second.TaskId).toBe(first.TaskId)
    expect(await refusalOf(start((await created(service)).id, { ClientToken: 'poll' }))).toMatchObject({
      name: 'ConflictException',
    })
  })

  test('fails over an incomplete record, saying what is missing, and leaves the record alone', async () => {
    const { id, version } = await created(service)
    const incomplete = await edit(service, id, ({ Project }) => ({
      PrimaryNeedsFromAws: [],
      Project: { ...Project, SalesActivities: [] },
    }))
    expect(incomplete).not.toEqual(version)
    const task = await start(id)
    expect(task).toMatchObject({
      TaskStatus: 'FAILED',
      ReasonCode: 'OpportunityValidationFailed',
      Message:
        'REQUIRED_FIELD_MISSING project.salesActivities: project.salesActivities is required; ' +
        'REQUIRED_FIELD_MISSING primaryNeedsFromAws: primaryNeedsFromAws is required',
    })
    expect(task).not.toHaveProperty('EngagementId')
    expect(await lifeCycle(id)).toMatchObject({ ReviewStatus: 'Pending Submission' })
  })

  test('stays failed under its token; a new one tries again', async () => {
    const { id } = await created(service, { PrimaryNeedsFromAws: [] })
    expect((await start(id, { ClientToken: 'first try' })).TaskStatus).toBe('FAILED')
    await edit(service, id, () => ({ PrimaryNeedsFromAws: ['Co-Sell - Deal Support'] }))
    expect((await start(id, { ClientToken: 'first try' })).TaskStatus).toBe('FAILED')
    expect((await start(id, { ClientToken: 'second try' })).TaskStatus).toBe('COMPLETE')
  })

  test('fails in the wrong state', async () => {
    const { id } = await created(service)
    await start(id)
    expect(await start(id)).toMatchObject({
      TaskStatus: 'FAILED',
      ReasonCode: 'OpportunitySubmissionFailed',
      Message: expect.stringMatching(/^ACTION_NOT_PERMITTED: You cannot perform Submit action/),
    })
  })

  test('keeps the engagement of an earlier submission', async () => {
    const { id } = await created(service)
    const first = await start(id)
    await edit(service, id, ({ LifeCycle }) => ({
      LifeCycle: { ...LifeCycle, ReviewStatus: 'Action Required' },
    }))
    const second = await start(id)
    expect(second.EngagementId).toBe(first.EngagementId)
    expect(second.TaskId).not.toBe(first.TaskId)
  })

  test('is an error for an unknown record or malformed input', async () => {
    expect((await refusalOf(start('O1'))).name).toBe('ResourceNotFoundException')
    const { id } = await created(service)
    const wrong = start(id, { AwsSubmission: { InvolvementType: 'Maybe' as never } })
    expect((await refusalOf(wrong)).issues).toEqual(['awsSubmission.involvementType INVALID_ENUM_VALUE'])
  })
})
