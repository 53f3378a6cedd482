import {
  type ListEngagementInvitationsCommandInput,
  paginateListEngagementInvitations,
} from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accounts,
  Catalog,
  invite,
  openEngagement,
  openTestPartners,
  referred,
  type TestPartners,
} from '../engagements/test-partners'
import { refusalOf } from '../test-emulator'

let service: TestPartners
const engagements: string[] = []
const invitations: string[] = []

const leadPayload = {
  LeadInvitation: { Customer: { CompanyName: 'Quiet Corp' }, Interaction: { ContactBusinessTitle: 'CTO' } },
}

/** Of the first partner a minute apart: three to the second (rejected, a lead, pending), one to the third. */
beforeAll(async () => {
  service = await openTestPartners()
  for (const [account, payload] of [
    [accounts.second, undefined],
    [accounts.second, leadPayload],
    [accounts.second, undefined],
    [accounts.third, undefined],
  ] as const) {
    const { id } = await openEngagement(service)
    engagements.push(id)
    invitations.push(await invite(service, id, account, payload))
    service.clock.advance(60)
  }
  await service.second.rejectEngagementInvitation({ Catalog, Identifier: invitations[0] })
})
afterAll(() => service.close())

type Query = Partial<ListEngagementInvitationsCommandInput>

const list = (query: Query, client = service.client) =>
  client.listEngagementInvitations({ Catalog, ParticipantType: 'SENDER', ...query })

async function listed(query: Query = {}, client = service.client): Promise<number[]> {
  const { EngagementInvitationSummaries = [] } = await list(query, client)
  return EngagementInvitationSummaries.map(({ Id }) => invitations.indexOf(Id as string))
}

test('shows what the caller has sent, or what it has received, newest first', async () => {
  expect(await listed()).toEqual([3, 2, 1, 0])
  expect(await listed({ ParticipantType: 'RECEIVER' })).toEqual([])
  expect(await listed({ ParticipantType: 'RECEIVER' }, service.second)).toEqual([2, 1, 0])
  expect(await listed({ ParticipantType: 'RECEIVER' }, service.third)).toEqual([3])
  expect(await listed({ Catalog: 'AWS' })).toEqual([])
})

test('summarises an invitation without its payload', async () => {
  const query: Query = { ParticipantType: 'RECEIVER', PayloadType: ['LeadInvitation'] }
  const { EngagementInvitationSummaries } = await list(query, service.second)
  expect(EngagementInvitationSummaries).toEqual([
    {
      Arn: `arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement-invitation/${invitations[1]}`,
      PayloadType: 'LeadInvitation',
      Id: invitations[1],
      EngagementId: engagements[1],
      EngagementTitle: 'Fleet telemetry',
      Status: 'PENDING',
      InvitationDate: expect.any(Date),
      ExpirationDate: expect.any(Date),
      SenderAwsAccountId: accounts.first,
      SenderCompanyName: 'First Partner',
      Receiver: { Account: { Alias: 'Second Partner', AwsAccountId: accounts.second } },
      Catalog,
      ParticipantType: 'RECEIVER',
    },
  ])
})

test('sorts by date both ways', async () => {
  const SortBy = 'InvitationDate'
  expect(await listed({ Sort: { SortBy, SortOrder: 'ASCENDING' } })).toEqual([0, 1, 2, 3])
  expect(await listed({ Sort: { SortBy, SortOrder: 'DESCENDING' } })).toEqual([3, 2, 1, 0])
})

test('filters by status, payload, engagement and sender', async () => {
  expect(await listed({ Status: ['REJECTED'] })).toEqual([0])
  expect(await listed({ Status: ['REJECTED', 'PENDING'] })).toEqual([3, 2, 1, 0])
  expect(await listed({ PayloadType: ['OpportunityInvitation'], Status: ['PENDING'] })).toEqual([3, 2])
  expect(await listed({ PayloadType: [] })).toEqual([3, 2, 1, 0])
  const arn = `arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement/${engagements[2]}`
  expect(await listed({ EngagementIdentifier: [arn, engagements[1] as string] })).toEqual([2, 1])
  expect(await listed({ SenderAwsAccountId: [accounts.first] })).toEqual([3, 2, 1, 0])
  expect(await listed({ SenderAwsAccountId: ['aws'] })).toEqual([])
})

test('finds the referrals that AWS has sent', async () => {
  const alone = await openTestPartners()
  const { invitationId } = await referred(alone)
  const { EngagementInvitationSummaries } = await alone.client.listEngagementInvitations({
    Catalog,
    ParticipantType: 'RECEIVER',
    SenderAwsAccountId: ['aws'],
  })
  expect(EngagementInvitationSummaries).toMatchObject([{ Id: invitationId, SenderCompanyName: 'AWS' }])
  await alone.close()
})

test('needs to know which side is asked for', async () => {
  expect((await refusalOf(list({ ParticipantType: undefined as never }))).issues).toEqual([
    'participantType REQUIRED_FIELD_MISSING',
  ])
})

test.each(['ASCENDING', 'DESCENDING'] as const)(
  'pages through every invitation once, %s',
  async (SortOrder) => {
    const seen: number[] = []
    const pages = paginateListEngagementInvitations(
      { client: service.client, pageSize: 3 },
      { Catalog, ParticipantType: 'SENDER', Sort: { SortBy: 'InvitationDate', SortOrder } },
    )
    for await (const { EngagementInvitationSummaries = [] } of pages) {
      seen.push(...EngagementInvitationSummaries.map(({ Id }) => invitations.indexOf(Id as string)))
    }
    expect(seen).toEqual(SortOrder === 'ASCENDING' ? [0, 1, 2, 3] : [3, 2, 1, 0])
  },
)

test('refuses a token of the other side', async () => {
  const { NextToken } = await list({ MaxResults: 1 })
  expect((await refusalOf(list({ NextToken, ParticipantType: 'RECEIVER' }))).issues).toEqual([
    'nextToken INVALID_VALUE',
  ])
})
