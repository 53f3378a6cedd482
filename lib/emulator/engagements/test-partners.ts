import {
  type CustomerProjectsContext,
  type LeadContext,
  type OpportunityInvitationPayload,
  PartnerCentralSelling,
} from '@aws-sdk/client-partnercentral-selling'
import type { Emulator, EmulatorOptions } from '../emulator'
import type { ServiceEvent } from '../events/service-event'
import { completeOpportunity, inProcessClient, openTestEmulator, type TestEmulator } from '../test-emulator'

/*
 * For tests of what partners do together: one service, three accounts, and what each is told.
 */

export const accounts = { first: '111122223333', second: '444455556666', third: '777788889999' }

export const Catalog = 'Sandbox'

export interface TestPartners extends Omit<TestEmulator, 'client'> {
  client: PartnerCentralSelling
  second: PartnerCentralSelling
  third: PartnerCentralSelling
  /** What an account was told since it was last asked: detail types, oldest first. */
  told(account: string): string[]
  /** As `told`, whole. */
  events(account: string): ServiceEvent[]
}

const keys = {
  second: { accessKeyId: 'AKIDSECOND', secretAccessKey: 'second-secret' },
  third: { accessKeyId: 'AKIDTHIRD', secretAccessKey: 'third-secret' },
}

export async function openTestPartners(options: Partial<EmulatorOptions> = {}): Promise<TestPartners> {
  const service = await openTestEmulator({
    company: 'First Partner',
    callers: [
      { ...keys.second, account: accounts.second, company: 'Second Partner' },
      { ...keys.third, account: accounts.third, company: 'Third Partner' },
    ],
    ...options,
  })
  let heard: ServiceEvent[] = []
  service.emulator.subscribe((event) => heard.push(event))
  const events = (account: string) => {
    const own = heard.filter(({ to }) => to.account === account)
    heard = heard.filter(({ to }) => to.account !== account)
    return own
  }
  return {
    ...service,
    client: clientOf(service.emulator),
    second: clientOf(service.emulator, keys.second),
    third: clientOf(service.emulator, keys.third),
    events,
    told: (account) => events(account).map(({ detailType }) => detailType),
  }
}

/** The client with a method for each operation. */
function clientOf(emulator: Emulator, key?: typeof keys.second): PartnerCentralSelling {
  const { requestHandler, credentials } = inProcessClient(emulator, key).config
  return new PartnerCentralSelling({
    region: 'us-east-1',
    endpoint: 'http://partner-central.test',
    credentials,
    maxAttempts: 1,
    requestHandler,
  })
}

const customer = {
  CompanyName: 'Harbor Freight Lines',
  CountryCode: 'US' as const,
  Industry: 'Transportation and Logistics' as const,
  WebsiteUrl: 'https://www.harborlines.example',
}

const project = {
  Title: 'Fleet telemetry platform',
  BusinessProblem: 'Telemetry from 900 trucks is processed overnight and arrives too late for dispatch.',
}

export const customerProject: CustomerProjectsContext = {
  Customer: customer,
  Project: { ...project, TargetCompletionDate: '2026-12-15' },
}

export const lead: LeadContext = {
  QualificationStatus: 'Unqualified',
  Customer: { CompanyName: 'Harbor Freight Lines', Industry: 'Logistics' },
  Interactions: [
    {
      SourceType: 'Event',
      SourceId: 'summit-1',
      Contact: {
        BusinessTitle: 'CIO',
        Email: 'ana.ruiz@harborlines.example',
        FirstName: 'Ana',
        LastName: 'Ruiz',
      },
    },
  ],
}

export const opportunityPayload: OpportunityInvitationPayload = {
  SenderContacts: [{ Email: 'sam.sender@first.example', FirstName: 'Sam', LastName: 'Sender' }],
  ReceiverResponsibilities: ['Reseller'],
  Customer: customer,
  Project: {
    ...project,
    TargetCompletionDate: '2026-12-15',
    ExpectedCustomerSpend: completeOpportunity().Project?.ExpectedCustomerSpend,
  },
}

/** An engagement of the first partner's. */
export async function openEngagement(
  { client }: Pick<TestPartners, 'client'>,
  title = 'Fleet telemetry',
): Promise<{ id: string; arn: string; modified: Date }> {
  const { Id, Arn, ModifiedAt } = await client.createEngagement({
    Catalog,
    ClientToken: crypto.randomUUID(),
    Title: title,
    Contexts: [{ Type: 'CustomerProject', Payload: { CustomerProject: customerProject } }],
  })
  return { id: Id as string, arn: Arn as string, modified: ModifiedAt as Date }
}

/** Has the first partner invite an account. */
export async function invite(
  { client }: Pick<TestPartners, 'client'>,
  engagementId: string,
  account = accounts.second,
  payload: object = { OpportunityInvitation: opportunityPayload },
): Promise<string> {
  const { Id } = await client.createEngagementInvitation({
    Catalog,
    ClientToken: crypto.randomUUID(),
    EngagementIdentifier: engagementId,
    Invitation: {
      Message: 'Join us on this one',
      Receiver: { Account: { Alias: 'Second Partner', AwsAccountId: account } },
      Payload: payload as never,
    },
  })
  return Id as string
}

/** An AWS referral to the first partner: its hidden opportunity and its invitation. */
export async function referred(
  service: Pick<TestPartners, 'client'>,
  overrides: Parameters<typeof completeOpportunity>[0] = {},
): Promise<{ opportunityId: string; invitationId: string }> {
  const { Id } = await service.client.createOpportunity({
    ...completeOpportunity({ Origin: 'AWS Referral', ...overrides }),
    ClientToken: crypto.randomUUID(),
  })
  const { EngagementInvitationSummaries: [newest] = [] } = await service.client.listEngagementInvitations({
    Catalog,
    ParticipantType: 'RECEIVER',
  })
  return { opportunityId: Id as string, invitationId: newest?.Id as string }
}
