import type { EngagementContextDetails, LeadContext } from '@aws-sdk/client-partnercentral-selling'
import type { EmulatorOptions } from './emulator'
import { accounts, Catalog, invite, openTestPartners, type TestPartners } from './engagements/test-partners'
import type { ServiceEvent } from './events/service-event'

/*
 * For tests of what members of an engagement share: leads, and opportunities by their snapshots.
 */

export const firstAccount = accounts.first
export const secondAccount = accounts.second

export interface Partners extends TestPartners {
  /** What has happened since it was last asked, oldest first, whoever is told. */
  news(): ServiceEvent[]
}

export async function openPartners(options: Partial<EmulatorOptions> = {}): Promise<Partners> {
  const service = await openTestPartners(options)
  const events: ServiceEvent[] = []
  service.emulator.subscribe((event) => events.push(event))
  return { ...service, news: () => events.splice(0) }
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

/** An engagement of the first partner's, or of whoever's client it is. */
export async function engagement(
  { client }: { client: Pick<TestPartners['client'], 'createEngagement'> },
  contexts: EngagementContextDetails[] = [],
  catalog = Catalog,
): Promise<string> {
  const { Id } = await client.createEngagement({
    Catalog: catalog,
    ClientToken: crypto.randomUUID(),
    Title: 'Shared deal',
    Description: 'For tests',
    Contexts: contexts,
  })
  return Id as string
}

/** Brings the second partner into an engagement of the first's, by way of a lead invitation. */
export async function join(service: Partners, engagementId: string): Promise<void> {
  const invitationId = await invite(service, engagementId, secondAccount, {
    LeadInvitation: {
      Customer: { CompanyName: 'Northwind Traders', CountryCode: 'DE' },
      Interaction: { ContactBusinessTitle: 'CIO' },
    },
  })
  await service.second.acceptEngagementInvitation({ Catalog, Identifier: invitationId })
}

/** What a snapshot or a job is made of, but for its template. */
export function shared(engagementId: string, opportunityId: string) {
  return {
    Catalog,
    EngagementIdentifier: engagementId,
    ResourceType: 'Opportunity' as const,
    ResourceIdentifier: opportunityId,
    ResourceSnapshotTemplateIdentifier: 'OpportunitySummary',
  }
}
