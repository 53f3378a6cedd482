import type { CreateEngagementInvitationCommandInput } from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  accounts,
  Catalog,
  invite,
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

const create = (
  EngagementIdentifier: string,
  input: Partial<CreateEngagementInvitationCommandInput> = {},
  account = accounts.second,
  client = service.client,
) =>
  client.createEngagementInvitation({
    Catalog,
    EngagementIdentifier,
    ClientToken: crypto.randomUUID(),
    Invitation: {
      Message: 'Join us',
      Receiver: { Account: { AwsAccountId: account } },
      Payload: { OpportunityInvitation: opportunityPayload },
    },
    ...input,
  })

test('invites an account for 15 days and tells both sides, each in its role', async () => {
  const { id } = await openEngagement(service)
  service.events(accounts.first)
  const made = await create(id)
  expect(made).toMatchObject({
    Id: expect.stringMatching(/^engi-[0-9a-z]{13}$/),
    Arn: `arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement-invitation/${made.Id}`,
  })
  for (const [account, participantType] of [
    [accounts.first, 'Sender'],
    [accounts.second, 'Receiver'],
  ] as const) {
    const [event, ...more] = service.events(account)
    expect(more).toEqual([])
    expect(event).toMatchObject({
      detailType: 'Engagement Invitation Created',
      detail: {
        engagementInvitation: {
          id: made.Id,
          engagementId: id,
          senderAccountId: accounts.first,
          receiverAccountId: accounts.second,
          senderCompanyName: 'First Partner',
          expirationDate: '2026-03-16T10:15:00Z',
          participantType,
          payloadType: 'OpportunityInvitation',
        },
      },
    })
  }
})

test('answers a repeat with the same invitation, and refuses its token for another', async () => {
  const { id } = await openEngagement(service)
  const first = await create(id, { ClientToken: 'once' })
  expect((await create(id, { ClientToken: 'once' })).Id).toBe(first.Id)
  expect((await refusalOf(create(id, { ClientToken: 'once' }, accounts.third))).message).toMatch(
    /client token/,
  )
})

describe('a receiver', () => {
  test.each([
    ['a word', 'somebody'],
    ['the sender itself', accounts.first],
  ])('cannot be %s', async (_what, account) => {
    const { id } = await openEngagement(service)
    expect(await refusalOf(create(id, {}, account))).toMatchObject({
      name: 'ValidationException',
      issues: ['invitation.receiver.account.awsAccountId INVALID_VALUE'],
    })
  })

  test('is invited once until it has answered', async () => {
    const { id } = await openEngagement(service)
    const first = await invite(service, id)
    expect((await refusalOf(create(id))).name).toBe('ConflictException')
    await service.second.rejectEngagementInvitation({ Catalog, Identifier: first })
    const again = await invite(service, id)
    await service.second.acceptEngagementInvitation({ Catalog, Identifier: again })
    expect((await refusalOf(create(id))).name).toBe('ConflictException')
  })

  test('can be AWS, which no other partner stands in for', async () => {
    const { id } = await openEngagement(service)
    const { Id } = await create(id, {}, 'aws')
    const { Receiver } = await service.client.getEngagementInvitation({ Catalog, Identifier: Id })
    expect(Receiver?.Account).toEqual({ AwsAccountId: 'aws' })
    expect((await refusalOf(create(id, {}, 'AWS'))).name).toBe('ConflictException')
  })
})

test('nine others are invited, a tenth is not; AWS does not count', async () => {
  const { id } = await openEngagement(service)
  await create(id, {}, 'aws')
  for (let count = 0; count < 9; count++) await create(id, {}, `20000000000${count}`)
  expect((await refusalOf(create(id, {}, '300000000000'))).name).toBe('ServiceQuotaExceededException')
})

test('any member may invite, nobody else', async () => {
  const { id } = await openEngagement(service)
  const stranger = create(id, {}, accounts.third, service.second)
  expect((await refusalOf(stranger)).name).toBe('ResourceNotFoundException')
  await service.second.acceptEngagementInvitation({ Catalog, Identifier: await invite(service, id) })
  await expect(create(id, {}, accounts.third, service.second)).resolves.toHaveProperty('Id')
})

test.each<[string, Partial<CreateEngagementInvitationCommandInput>, string[]]>([
  [
    'an ARN for the engagement',
    {
      EngagementIdentifier: 'arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement/eng-0123456789abcd',
    },
    ['engagementIdentifier INVALID_STRING_FORMAT'],
  ],
  [
    'no receiver',
    { Invitation: { Message: 'Hi', Payload: { OpportunityInvitation: opportunityPayload } } as never },
    ['invitation.receiver REQUIRED_FIELD_MISSING'],
  ],
  [
    'four sender contacts',
    {
      Invitation: {
        Message: 'Hi',
        Receiver: { Account: { AwsAccountId: accounts.second } },
        Payload: {
          OpportunityInvitation: {
            ...opportunityPayload,
            SenderContacts: Array(4).fill({ Email: 'a@b.example' }),
          },
        },
      },
    },
    ['invitation.payload.opportunityInvitation.senderContacts TOO_MANY_VALUES'],
  ],
])('refuses %s', async (_what, input, issues) => {
  const { id } = await openEngagement(service)
  expect(await refusalOf(create(id, input))).toMatchObject({ name: 'ValidationException', issues })
})
