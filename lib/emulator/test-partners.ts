import {
  AcceptEngagementInvitationCommand,
  CreateEngagementCommand,
  CreateEngagementInvitationCommand,
  type EngagementContextDetails,
  type LeadContext,
  ListEngagementInvitationsCommand,
  type PartnerCentralSellingClient,
} from '@aws-sdk/client-partnercentral-selling'
import type { ServiceEvent } from './events/service-event'
import { inProcessClient, openTestEmulator, type TestEmulator } from './test-emulator'

/*
 * For tests of what several partners do together: a second partner beside the one of `test-emulator.ts`, and engagements
 * that both belong to.
 */

export const firstAccount = '111122223333'
export const secondAccount = '444455556666'

const secondKey = { accessKeyId: 'AKIDSECOND', secretAccessKey: 'second-secret' }

export interface Partners extends TestEmulator {
  second: PartnerCentralSellingClient
  /** What has happened since it was last asked, oldest first. */
  news(): ServiceEvent[]
}

export async function openPartners(): Promise<Partners> {
  const service = await openTestEmulator({
    callers: [{ ...secondKey, account: secondAccount, company: 'Second Partner' }],
  })
  const second = inProcessClient(service.emulator, secondKey)
  const events: ServiceEvent[] = []
  service.emulator.subscribe((event) => events.push(event))
  return {
    ...service,
    second,
    news: () => events.splice(0),
    async close() {
      second.destroy()
      await service.close()
    },
  }
}

export const lead: LeadContext = {
  QualificationStatus: 'Qualified',
  Customer: {
    CompanyName: 'Northwind Traders',
    Industry: 'Retail',
    WebsiteUrl: 'https://www.northwind.example',
    Address: { City: 'Munich', PostalCode: '80331', CountryCode: 'DE' },
    MarketSegment: 'Medium',
  },
  Interactions: [
    {
      SourceType: 'Event',
      Usecase: 'IOT',
      BusinessProblem: 'Stock in the shops is counted by hand and wrong on every second day.',
      Contact: {
        FirstName: 'Jo',
        LastName: 'Keller',
        Email: 'jo.keller@northwind.example',
        BusinessTitle: 'CIO',
        Phone: '+49891234567',
      },
    },
  ],
}

export function leadContext(overrides: Partial<LeadContext> = {}): EngagementContextDetails {
  return { Type: 'Lead', Payload: { Lead: { ...lead, ...overrides } } }
}

/** An engagement of the first partner's. */
export async function engagement(
  { client }: Pick<Partners, 'client'>,
  contexts: EngagementContextDetails[] = [],
  catalog = 'Sandbox',
): Promise<string> {
  const { Id } = await client.send(
    new CreateEngagementCommand({
      Catalog: catalog,
      Title: 'Shared deal',
      Description: 'For tests',
      Contexts: contexts,
    }),
  )
  return Id as string
}

/** Brings the second partner into an engagement of the first's, by way of a lead invitation. */
export async function join({ client, second }: Partners, engagementId: string): Promise<void> {
  await client.send(
    new CreateEngagementInvitationCommand({
      Catalog: 'Sandbox',
      EngagementIdentifier: engagementId,
      Invitation: {
        Message: 'Come and see',
        Receiver: { Account: { AwsAccountId: secondAccount } },
        Payload: {
          LeadInvitation: {
            Customer: { CompanyName: 'Northwind Traders', CountryCode: 'DE' },
            Interaction: { ContactBusinessTitle: 'CIO' },
          },
        },
      },
    }),
  )
  const { EngagementInvitationSummaries: [invitation] = [] } = await second.send(
    new ListEngagementInvitationsCommand({ Catalog: 'Sandbox', ParticipantType: 'RECEIVER' }),
  )
  await second.send(new AcceptEngagementInvitationCommand({ Catalog: 'Sandbox', Identifier: invitation?.Id }))
}

/** What a snapshot or a job is made of, but for its template. */
export function shared(engagementId: string, opportunityId: string) {
  return {
    Catalog: 'Sandbox',
    EngagementIdentifier: engagementId,
    ResourceType: 'Opportunity' as const,
    ResourceIdentifier: opportunityId,
    ResourceSnapshotTemplateIdentifier: 'OpportunitySummary',
  }
}
