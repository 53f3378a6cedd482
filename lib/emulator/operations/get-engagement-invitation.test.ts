import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accounts,
  Catalog,
  invite,
  lead,
  openEngagement,
  openTestPartners,
  opportunityPayload,
  type TestPartners,
} from '../engagements/test-partners'
import { refusalOf } from '../test-emulator'

let service: TestPartners
beforeAll(async () => {
  service = await openTestPartners()
})
afterAll(() => service.close())

const get = (Identifier: string, client = service.client) =>
  client.getEngagementInvitation({ Catalog, Identifier })

const arnOf = (id: string) => `arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement-invitation/${id}`

async function invited(): Promise<{ engagementId: string; id: string }> {
  const { id: engagementId } = await openEngagement(service)
  return { engagementId, id: await invite(service, engagementId) }
}

const fifteenDays = 15 * 24 * 3600

test('shows an invitation to both sides, by id and by ARN', async () => {
  const { engagementId, id } = await invited()
  const { $metadata: _metadata, ...invitation } = await get(id, service.second)
  expect(invitation).toEqual({
    Arn: arnOf(id),
    PayloadType: 'OpportunityInvitation',
    Id: id,
    EngagementId: engagementId,
    EngagementTitle: 'Fleet telemetry',
    Status: 'PENDING',
    InvitationDate: service.clock.now,
    ExpirationDate: new Date(service.clock.now.getTime() + fifteenDays * 1000),
    SenderAwsAccountId: accounts.first,
    SenderCompanyName: 'First Partner',
    Receiver: { Account: { Alias: 'Second Partner', AwsAccountId: accounts.second } },
    Catalog,
    Payload: { OpportunityInvitation: opportunityPayload },
    InvitationMessage: 'Join us on this one',
    ExistingMembers: [{ CompanyName: 'First Partner' }],
  })
  expect(await get(arnOf(id))).toMatchObject(invitation)
})

test('does not exist for others, nor in the other catalog', async () => {
  const { id } = await invited()
  const elsewhere = service.client.getEngagementInvitation({ Catalog: 'AWS', Identifier: id })
  for (const call of [
    get(id, service.third),
    get('engi-0000000000000'),
    get(arnOf(id).replace('Sandbox', 'AWS')),
    elsewhere,
  ]) {
    expect((await refusalOf(call)).name).toBe('ResourceNotFoundException')
  }
})

test('refuses an ARN of something else', async () => {
  const { engagementId } = await invited()
  const wrong = `arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement/${engagementId}`
  expect(await refusalOf(get(wrong))).toMatchObject({
    name: 'ValidationException',
    issues: ['identifier INVALID_STRING_FORMAT'],
  })
})

test('closes to who has rejected it, not to its sender', async () => {
  const { id } = await invited()
  const RejectionReason = 'Unable to support'
  await service.second.rejectEngagementInvitation({ Catalog, Identifier: id, RejectionReason })
  const rejected = await get(id, service.second)
  expect(rejected).toMatchObject({ Status: 'REJECTED', RejectionReason })
  expect(rejected).not.toHaveProperty('Payload')
  expect(rejected).not.toHaveProperty('InvitationMessage')
  expect(rejected).not.toHaveProperty('ExistingMembers')
  expect(await get(id)).toMatchObject({
    Status: 'REJECTED',
    RejectionReason,
    Payload: { OpportunityInvitation: opportunityPayload },
  })
})

test('expires after 15 days, which both sides are told once', async () => {
  const { id } = await invited()
  service.clock.advance(fifteenDays - 1)
  expect((await get(id)).Status).toBe('PENDING')
  service.events(accounts.first)
  service.events(accounts.second)
  service.clock.advance(1)
  expect((await get(id)).Status).toBe('EXPIRED')
  service.clock.advance(fifteenDays)
  await get(id)
  for (const [account, participantType] of [
    [accounts.first, 'Sender'],
    [accounts.second, 'Receiver'],
  ] as const) {
    const expired = service.events(account).filter(({ detail }) => JSON.stringify(detail).includes(id))
    expect(expired).toMatchObject([
      { detailType: 'Engagement Invitation Expired', detail: { engagementInvitation: { participantType } } },
    ])
  }
  const late = service.second.acceptEngagementInvitation({ Catalog, Identifier: id })
  expect((await refusalOf(late)).name).toBe('ConflictException')
})

test('an answered invitation does not expire', async () => {
  const { id } = await invited()
  await service.second.acceptEngagementInvitation({ Catalog, Identifier: id })
  service.clock.advance(fifteenDays + 1)
  expect((await get(id)).Status).toBe('ACCEPTED')
})

test('shows the receiver of a lead what AWS knows of it', async () => {
  const { Id = '' } = await service.client.createEngagement({
    Catalog,
    ClientToken: 'enriched',
    Contexts: [
      { Type: 'Lead', Payload: { Lead: { ...lead, Insights: { LeadReadinessScore: 'High' } } } },
      {
        Type: 'ProspectingResult',
        Payload: {
          ProspectingResult: {
            Aws: { Customer: { AccountName: 'Harbor' }, Insights: { SolutionScore: '80' } },
          },
        },
      },
    ],
  })
  const payload = {
    LeadInvitation: { Customer: { CompanyName: 'Harbor' }, Interaction: { ContactBusinessTitle: 'CIO' } },
  }
  const invitation = await get(await invite(service, Id, accounts.second, payload), service.second)
  expect(invitation.EnrichmentContext).toEqual({
    LeadInsights: { LeadReadinessScore: 'High' },
    ProspectingResultAws: { Customer: { AccountName: 'Harbor' }, Insights: { SolutionScore: '80' } },
  })
})
