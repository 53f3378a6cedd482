import { GetAwsOpportunitySummaryCommand } from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  created,
  decideAs,
  edit,
  openTestEmulator,
  refusalOf,
  submitted,
  type TestEmulator,
} from '../test-emulator'

let service: TestEmulator
beforeAll(async () => {
  service = await openTestEmulator()
})
afterAll(() => service.close())

const summary = (RelatedOpportunityIdentifier: string) =>
  service.client.send(
    new GetAwsOpportunitySummaryCommand({ Catalog: 'Sandbox', RelatedOpportunityIdentifier }),
  )

test('does not exist before a submission', async () => {
  const { id } = await created(service)
  expect((await refusalOf(summary(id))).name).toBe('ResourceNotFoundException')
})

test('has no team, stage or insight before approval', async () => {
  const { id } = await created(service)
  await submitted(service, id)
  const answer = await summary(id)
  expect(answer).toMatchObject({
    RelatedOpportunityId: id,
    Origin: 'Partner Referral',
    InvolvementType: 'Co-Sell',
    Visibility: 'Full',
    OpportunityTeam: [],
    LifeCycle: {},
  })
  expect(answer).not.toHaveProperty('Insights')
})

test('has a team, insights, a forecast and next steps after approval, the same at every look', async () => {
  const { id } = await created(service)
  await submitted(service, id)
  await decideAs(service, id, 'Approved')
  const { $metadata: _a, ...first } = await summary(id)
  expect(first.OpportunityTeam?.map(({ BusinessTitle }) => BusinessTitle)).toEqual([
    'AWSSalesRep',
    'AWSAccountOwner',
    'PDM',
  ])
  expect(first.Insights).toMatchObject({
    EngagementScore: expect.stringMatching(/^(High|Medium|Low)$/),
    NextBestActions: expect.any(String),
  })
  expect(first.Project?.ExpectedCustomerSpend).toHaveLength(1)
  expect(first.LifeCycle).toMatchObject({
    TargetCloseDate: expect.any(String),
    NextSteps: expect.any(String),
  })
  expect(first.LifeCycle).not.toHaveProperty('Stage')
  const { $metadata: _b, ...second } = await summary(id)
  expect(second).toEqual(first)
})

test('moves on with time', async () => {
  const { id } = await created(service)
  await decideAs(service, id, 'Approved')
  const before = (await summary(id)).LifeCycle
  service.clock.advance(20 * 24 * 3600)
  const after = (await summary(id)).LifeCycle
  expect(before?.NextStepsHistory).toHaveLength(1)
  expect(after?.NextStepsHistory).toHaveLength(3)
  expect(after?.NextSteps).not.toBe(before?.NextSteps)
})

test("shows AWS's stage once the deal is over", async () => {
  const { id } = await created(service)
  await decideAs(service, id, 'Approved')
  await edit(service, id, ({ LifeCycle }) => ({
    LifeCycle: { ...LifeCycle, Stage: 'Closed Lost', ClosedLostReason: 'Price' },
  }))
  expect((await summary(id)).LifeCycle).toMatchObject({ Stage: 'Closed Lost', ClosedLostReason: 'Price' })
})
