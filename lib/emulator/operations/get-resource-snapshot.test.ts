import {
  CreateResourceSnapshotCommand,
  GetResourceSnapshotCommand,
  type GetResourceSnapshotCommandInput,
  type PartnerCentralSellingClient,
} from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { created, refusalOf } from '../test-emulator'
import {
  engagement,
  firstAccount,
  join,
  openPartners,
  type Partners,
  secondAccount,
  shared,
} from '../test-engagements'

let service: Partners
let opportunity: string
let room: string

/** Two revisions a minute apart; the second partner joins in between. */
beforeAll(async () => {
  service = await openPartners()
  opportunity = (await created(service)).id
  room = await engagement(service)
  const input = shared(room, opportunity)
  await service.client.send(new CreateResourceSnapshotCommand(input))
  await join(service, room)
  service.clock.advance(60)
  await service.client.send(new CreateResourceSnapshotCommand(input))
})
afterAll(() => service.close())

const read = (
  overrides: Partial<GetResourceSnapshotCommandInput> = {},
  client: PartnerCentralSellingClient = service.client,
) => client.send(new GetResourceSnapshotCommand({ ...shared(room, opportunity), ...overrides }))

test('reads the newest revision, or the one that is asked for', async () => {
  const base = `arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement/${room}/resource/Opportunity/${opportunity}`
  expect(await read()).toMatchObject({
    Catalog: 'Sandbox',
    Arn: `${base}/template/OpportunitySummary/snapshot/2`,
    CreatedBy: firstAccount,
    CreatedAt: new Date('2026-03-01T10:16:00.412Z'),
    EngagementId: room,
    ResourceType: 'Opportunity',
    ResourceId: opportunity,
    ResourceSnapshotTemplateName: 'OpportunitySummary',
    Revision: 2,
    TargetMemberAccounts: [firstAccount, secondAccount],
  })
  expect(await read({ Revision: 1 })).toMatchObject({ Revision: 1, TargetMemberAccounts: [firstAccount] })
})

test("shows members another member's opportunity, from before they joined, too", async () => {
  const { Payload } = await read({ Revision: 1 }, service.second)
  expect(Payload?.OpportunitySummary?.Customer?.Account?.CompanyName).toBe('Harbor Freight Lines')
})

test.each<[string, Partial<GetResourceSnapshotCommandInput>]>([
  ['a revision that was never taken', { Revision: 3 }],
  ['an opportunity without snapshots', { ResourceIdentifier: 'O999' }],
  ['a template without snapshots', { ResourceSnapshotTemplateIdentifier: 'AwsOpportunitySummaryFullView' }],
  ['a template that does not exist', { ResourceSnapshotTemplateIdentifier: 'Brochure' }],
  ['an engagement that is not there', { EngagementIdentifier: 'eng-00000000000000' }],
  ['the other catalog', { Catalog: 'AWS' }],
])('does not find %s', async (_what, overrides) => {
  expect((await refusalOf(read(overrides))).name).toBe('ResourceNotFoundException')
})

test('does not exist for somebody who is no member', async () => {
  const elsewhere = await engagement(service)
  await service.client.send(new CreateResourceSnapshotCommand(shared(elsewhere, opportunity)))
  const refusal = await refusalOf(read({ EngagementIdentifier: elsewhere }, service.second))
  expect(refusal).toMatchObject({
    name: 'ResourceNotFoundException',
    message: `Resource with Identifier ${elsewhere} does not exist or is not accessible`,
  })
})

test('refuses revision 0 and everything else the model forbids, together', async () => {
  const refusal = await refusalOf(
    read({ Revision: 0, ResourceType: 'Solution' as 'Opportunity', ResourceIdentifier: 'S-1' }),
  )
  expect(refusal).toMatchObject({
    name: 'ValidationException',
    reason: 'REQUEST_VALIDATION_FAILED',
    issues: [
      'resourceIdentifier INVALID_STRING_FORMAT',
      'resourceType INVALID_ENUM_VALUE',
      'revision VALUE_OUT_OF_RANGE',
    ],
  })
})
