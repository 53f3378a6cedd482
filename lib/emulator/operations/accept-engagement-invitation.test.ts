import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accounts,
  Catalog,
  invite,
  lead,
  openEngagement,
  openTestPartners,
  type TestPartners,
} from '../engagements/test-partners'
import { refusalOf } from '../test-emulator'

let service: TestPartners
beforeAll(async () => {
  service = await openTestPartners()
})
afterAll(() => service.close())

const accept = (Identifier: string, client = service.second) =>
  client.acceptEngagementInvitation({ Catalog, Identifier })

const leadPayload = {
  LeadInvitation: {
    Customer: {
      CompanyName: 'Quiet Corp',
      Industry: 'Retail',
      WebsiteUrl: 'https://www.quiet.example/contact',
      CountryCode: 'DE',
      AwsMaturity: 'Evaluating',
    },
    Interaction: { SourceType: 'Event', Usecase: 'Archiving', ContactBusinessTitle: 'CTO' },
  },
}

test('makes the receiver a member, and tells both sides and all members', async () => {
  const { id } = await openEngagement(service)
  const invitation = await invite(service, id)
  service.events(accounts.first)
  service.events(accounts.second)
  await accept(invitation)
  const expected = ['Engagement Invitation Accepted', 'Engagement Member Added']
  const events = service.events(accounts.first)
  expect(events.map(({ detailType }) => detailType)).toEqual(expected)
  expect(events[1]?.detail).toMatchObject({
    engagement: { id },
    engagementMember: { accountId: accounts.second, companyName: 'Second Partner' },
  })
  expect(service.told(accounts.second)).toEqual(expected)
  const { EngagementMemberList } = await service.second.listEngagementMembers({ Catalog, Identifier: id })
  expect(EngagementMemberList?.map(({ AccountId }) => AccountId)).toEqual([accounts.first, accounts.second])
})

test('makes no opportunity of an opportunity invitation', async () => {
  const { id } = await openEngagement(service)
  await accept(await invite(service, id))
  const { OpportunitySummaries } = await service.second.listOpportunities({ Catalog })
  expect(OpportunitySummaries).toEqual([])
})

test('gives the engagement the lead that the payload tells of', async () => {
  const { id } = await openEngagement(service)
  const invitation = await invite(service, id, accounts.second, leadPayload)
  await accept(invitation)
  const { Contexts } = await service.second.getEngagement({ Catalog, Identifier: id })
  expect(Contexts?.[1]).toEqual({
    Id: '2',
    Type: 'Lead',
    Payload: {
      Lead: {
        Customer: {
          CompanyName: 'Quiet Corp',
          Industry: 'Retail',
          WebsiteUrl: 'https://www.quiet.example/contact',
          AwsMaturity: 'Evaluating',
          Address: { CountryCode: 'DE' },
        },
        Interactions: [
          {
            SourceType: 'Event',
            Usecase: 'Archiving',
            InteractionDate: service.clock.now,
            Contact: {
              BusinessTitle: 'CTO',
              FirstName: 'Lead',
              LastName: 'Contact',
              Email: 'lead.contact@quiet.example',
            },
          },
        ],
      },
    },
  })
})

test('leaves a lead that is there already', async () => {
  const { Id = '' } = await service.client.createEngagement({
    Catalog,
    ClientToken: 'with lead',
    Contexts: [{ Type: 'Lead', Payload: { Lead: lead } }],
  })
  await accept(await invite(service, Id, accounts.second, leadPayload))
  const { Contexts } = await service.second.getEngagement({ Catalog, Identifier: Id })
  expect(Contexts).toEqual([{ Id: '1', Type: 'Lead', Payload: { Lead: lead } }])
})

test('is not for the sender, nor for strangers, nor in the other catalog', async () => {
  const { id } = await openEngagement(service)
  const invitation = await invite(service, id)
  expect((await refusalOf(accept(invitation, service.client))).name).toBe('AccessDeniedException')
  expect((await refusalOf(accept(invitation, service.third))).name).toBe('ResourceNotFoundException')
  const elsewhere = service.second.acceptEngagementInvitation({ Catalog: 'AWS', Identifier: invitation })
  expect((await refusalOf(elsewhere)).name).toBe('ResourceNotFoundException')
  await accept(`arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement-invitation/${invitation}`)
})

test('happens once, and not after a rejection', async () => {
  const { id } = await openEngagement(service)
  const accepted = await invite(service, id)
  await accept(accepted)
  expect((await refusalOf(accept(accepted))).name).toBe('ConflictException')
  const { id: other } = await openEngagement(service)
  const rejected = await invite(service, other)
  await service.second.rejectEngagementInvitation({ Catalog, Identifier: rejected })
  expect((await refusalOf(accept(rejected))).name).toBe('ConflictException')
})
