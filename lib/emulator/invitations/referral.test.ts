import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  accounts,
  Catalog,
  openTestPartners,
  referred,
  type TestPartners,
} from '../engagements/test-partners'
import { completeOpportunity, refusalOf } from '../test-emulator'

let service: TestPartners
beforeAll(async () => {
  service = await openTestPartners()
})
afterAll(() => service.close())

const invitation = (Identifier: string) => service.client.getEngagementInvitation({ Catalog, Identifier })

describe('an AWS referral', () => {
  test('arrives as an invitation from AWS, and nothing else is told', async () => {
    service.events(accounts.first)
    const { invitationId } = await referred(service)
    const events = service.events(accounts.first)
    expect(events.map(({ detailType }) => detailType)).toEqual(['Engagement Invitation Created'])
    expect(events[0]?.detail).toMatchObject({
      catalog: Catalog,
      engagementInvitation: {
        id: invitationId,
        senderAccountId: 'aws',
        senderCompanyName: 'AWS',
        receiverAccountId: accounts.first,
        participantType: 'Receiver',
        payloadType: 'OpportunityInvitation',
      },
    })
  })

  test('tells of customer and project, and keeps the rest to itself', async () => {
    const { invitationId } = await referred(service)
    const { Customer, Project, LifeCycle } = completeOpportunity()
    const { Payload, ...seen } = await invitation(invitationId)
    expect(seen).toMatchObject({
      Status: 'PENDING',
      SenderAwsAccountId: 'aws',
      SenderCompanyName: 'AWS',
      Receiver: { Account: { AwsAccountId: accounts.first } },
      EngagementTitle: Project?.Title,
      ExistingMembers: [{ CompanyName: 'AWS', WebsiteUrl: 'https://aws.amazon.com' }],
    })
    const { CompanyName, Industry, WebsiteUrl } = Customer?.Account ?? {}
    expect(Payload?.OpportunityInvitation).toEqual({
      SenderContacts: [expect.objectContaining({ BusinessTitle: 'AWSSalesRep' })],
      ReceiverResponsibilities: ['Services Partner'],
      Customer: { CompanyName, Industry, WebsiteUrl, CountryCode: 'US' },
      Project: {
        Title: Project?.Title,
        BusinessProblem: Project?.CustomerBusinessProblem,
        ExpectedCustomerSpend: Project?.ExpectedCustomerSpend,
        TargetCompletionDate: LifeCycle?.TargetCloseDate,
      },
    })
  })

  test('can be made of almost nothing, and is complete all the same', async () => {
    const { Id } = await service.client.createOpportunity({
      Catalog,
      ClientToken: 'bare',
      Origin: 'AWS Referral',
    })
    const { EngagementInvitationSummaries = [] } = await service.client.listEngagementInvitations({
      Catalog,
      ParticipantType: 'RECEIVER',
    })
    const Identifier = EngagementInvitationSummaries[0]?.Id as string
    const { Payload } = await invitation(Identifier)
    expect(Payload?.OpportunityInvitation).toMatchObject({
      Customer: { CompanyName: 'Example Customer', Industry: 'Other', CountryCode: 'US' },
      Project: { Title: 'AWS referral for Example Customer', TargetCompletionDate: '2026-05-30' },
    })
    await service.client.startEngagementByAcceptingInvitationTask({
      Catalog,
      ClientToken: 'bare',
      Identifier,
    })
    const { Project, LifeCycle } = await service.client.getOpportunity({ Catalog, Identifier: Id })
    expect(Project?.Title).toBe('AWS referral for Example Customer')
    expect(LifeCycle?.ReviewStatus).toBe('Approved')
  })

  test('shows its engagement only to who has accepted', async () => {
    const { invitationId } = await referred(service)
    const { EngagementId } = await invitation(invitationId)
    const get = () => service.client.getEngagement({ Catalog, Identifier: EngagementId })
    expect((await refusalOf(get())).name).toBe('ResourceNotFoundException')
    const accept = { Catalog, ClientToken: 'accept', Identifier: invitationId }
    await service.client.startEngagementByAcceptingInvitationTask(accept)
    expect(await get()).toMatchObject({ CreatedBy: 'aws', MemberCount: 2 })
  })
})
