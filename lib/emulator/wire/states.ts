import type {
  CreateOpportunityCommandInput,
  EngagementContextDetails,
  LeadContext,
  PartnerCentralSelling,
  Payload,
  Tag,
  UpdateOpportunityCommandInput,
} from '@aws-sdk/client-partnercentral-selling'
import { completeOpportunity } from '../test-emulator'
import { accounts, type World } from './world'

/*
 * The states that cases start from, all reached through the official client.
 */

export const Catalog = 'Sandbox'
export const ResourceType = 'Opportunity'
export const ResourceSnapshotTemplateIdentifier = 'OpportunitySummary'

type Client = PartnerCentralSelling

/** @returns Its id. */
export async function makeOpportunity(
  client: Client,
  overrides: Partial<CreateOpportunityCommandInput> = {},
): Promise<string> {
  const { Id } = await client.createOpportunity({ ...completeOpportunity(), ...overrides })
  return given(Id)
}

/** What UpdateOpportunity takes to change nothing. */
export async function unchanged(client: Client, id: string): Promise<UpdateOpportunityCommandInput> {
  const { Id, Arn, CreatedDate, OpportunityTeam, RelatedEntityIdentifiers, $metadata, ...record } =
    await client.getOpportunity({ Catalog, Identifier: id })
  return { ...record, Identifier: Id }
}

/** A record that was submitted by the task, with everything the task made. */
export interface Submission {
  id: string
  taskId: string
  taskArn: string
  engagementId: string
  invitationId: string
  jobId: string
}

export async function makeSubmission(
  client: Client,
  overrides: Partial<CreateOpportunityCommandInput> = {},
): Promise<Submission> {
  const id = await makeOpportunity(client, overrides)
  const task = await client.startEngagementFromOpportunityTask({
    Catalog,
    Identifier: id,
    AwsSubmission: { InvolvementType: 'Co-Sell', Visibility: 'Full' },
  })
  return {
    id,
    taskId: given(task.TaskId),
    taskArn: given(task.TaskArn),
    engagementId: given(task.EngagementId),
    invitationId: given(task.EngagementInvitationId),
    jobId: given(task.ResourceSnapshotJobId),
  }
}

/** Decides on a record as a Sandbox tester does. */
export async function decide(
  client: Client,
  id: string,
  ReviewStatus: 'Approved' | 'Action Required' | 'Rejected',
): Promise<void> {
  const record = await unchanged(client, id)
  await client.updateOpportunity({ ...record, LifeCycle: { ...record.LifeCycle, ReviewStatus } })
}

export async function makeApproved(
  client: Client,
  overrides: Partial<CreateOpportunityCommandInput> = {},
): Promise<Submission> {
  const submission = await makeSubmission(client, overrides)
  await decide(client, submission.id, 'Approved')
  return submission
}

/** A referral of AWS's that waits for an answer. Time moves on, so that the newest invitation is this one. */
export async function makeReferral(
  { clock, partner }: World,
  client: Client = partner,
): Promise<{ id: string; arn: string; engagementId: string; opportunityId: string }> {
  clock.advance(1)
  const opportunityId = await makeOpportunity(client, { Origin: 'AWS Referral' })
  const { EngagementInvitationSummaries: [newest] = [] } = await client.listEngagementInvitations({
    Catalog,
    ParticipantType: 'RECEIVER',
    Sort: { SortBy: 'InvitationDate', SortOrder: 'DESCENDING' },
    MaxResults: 1,
  })
  return {
    id: given(newest?.Id),
    arn: given(newest?.Arn),
    engagementId: given(newest?.EngagementId),
    opportunityId,
  }
}

export const leadContext: LeadContext = {
  QualificationStatus: 'Qualified',
  Customer: {
    CompanyName: 'Harbor Freight Lines',
    Industry: 'Transportation and Logistics',
    WebsiteUrl: 'https://www.harborlines.example',
    Address: { City: 'Seattle', PostalCode: '98109', StateOrRegion: 'Washington', CountryCode: 'US' },
    AwsMaturity: 'Evaluating',
    MarketSegment: 'Medium',
  },
  Interactions: [
    {
      SourceType: 'Event',
      SourceId: 'summit-7',
      SourceName: 'Logistics summit',
      Usecase: 'IOT',
      CustomerAction: 'Visited the booth',
      BusinessProblem: 'Telemetry from 900 trucks is processed overnight.',
      Contact: {
        FirstName: 'Ana',
        LastName: 'Ruiz',
        Email: 'ana.ruiz@harborlines.example',
        BusinessTitle: 'CIO',
      },
    },
  ],
}

export const leadContextDetails: EngagementContextDetails = { Type: 'Lead', Payload: { Lead: leadContext } }

export const customerProject = {
  Type: 'CustomerProject',
  Payload: {
    CustomerProject: {
      Customer: {
        CompanyName: 'Harbor Freight Lines',
        Industry: 'Transportation and Logistics',
        WebsiteUrl: 'https://www.harborlines.example',
        CountryCode: 'US',
      },
      Project: {
        Title: 'Fleet telemetry platform',
        BusinessProblem: 'Telemetry from 900 trucks is processed overnight and arrives too late.',
        TargetCompletionDate: '2026-12-15',
      },
    },
  },
} as const satisfies EngagementContextDetails

/** @returns Its id and its version. */
export async function makeEngagement(
  client: Client,
  Contexts: EngagementContextDetails[] = [],
): Promise<{ id: string; arn: string; modifiedAt: Date }> {
  const { Id, Arn, ModifiedAt } = await client.createEngagement({
    Catalog,
    Title: 'Fleet telemetry',
    Description: 'Trucks that report in time',
    ...(Contexts.length > 0 && { Contexts }),
  })
  return { id: given(Id), arn: given(Arn), modifiedAt: given(ModifiedAt) }
}

/** An engagement around a lead, whose context is `1`. */
export function makeLead(client: Client) {
  return makeEngagement(client, [leadContextDetails])
}

export const opportunityInvitation: Payload = {
  OpportunityInvitation: {
    SenderContacts: [{ Email: 'sales@first-partner.example', FirstName: 'Ira', LastName: 'Novak' }],
    ReceiverResponsibilities: ['Reseller'],
    Customer: {
      CompanyName: 'Harbor Freight Lines',
      Industry: 'Transportation and Logistics',
      WebsiteUrl: 'https://www.harborlines.example',
      CountryCode: 'US',
    },
    Project: {
      Title: 'Fleet telemetry platform',
      BusinessProblem: 'Telemetry from 900 trucks is processed overnight and arrives too late.',
      TargetCompletionDate: '2026-12-15',
      ExpectedCustomerSpend: [
        { Amount: '12500.00', CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' },
      ],
    },
  },
}

export const leadInvitation: Payload = {
  LeadInvitation: {
    Customer: {
      CompanyName: 'Harbor Freight Lines',
      Industry: 'Transportation and Logistics',
      WebsiteUrl: 'https://www.harborlines.example',
      CountryCode: 'US',
      AwsMaturity: 'Evaluating',
      MarketSegment: 'Medium',
    },
    Interaction: { SourceType: 'Event', SourceName: 'Logistics summit', ContactBusinessTitle: 'CIO' },
  },
}

/** @returns Id and ARN of the invitation, the same for both sides. */
export async function invite(
  client: Client,
  engagementId: string,
  { account = accounts.second, payload = leadInvitation }: { account?: string; payload?: Payload } = {},
): Promise<{ id: string; arn: string; engagementId: string }> {
  const { Id, Arn } = await client.createEngagementInvitation({
    Catalog,
    EngagementIdentifier: engagementId,
    Invitation: {
      Message: 'Shall we do this together?',
      Receiver: { Account: { AwsAccountId: account } },
      Payload: payload,
    },
  })
  return { id: given(Id), arn: given(Arn), engagementId }
}

/** A lead that the first partner offers to the second, who has not answered. */
export async function makeLeadInvitation({ partner }: World) {
  const { id } = await makeLead(partner)
  return invite(partner, id)
}

/** A submitted deal that the first partner offers to the second, who has not answered. */
export async function makeDealInvitation({ partner }: World) {
  const { engagementId } = await makeSubmission(partner)
  return invite(partner, engagementId, { payload: opportunityInvitation })
}

/** An engagement of the first partner that the second has joined. */
export async function makeSharedLead(world: World): Promise<{ id: string }> {
  const { id, engagementId } = await makeLeadInvitation(world)
  await world.second.acceptEngagementInvitation({ Catalog, Identifier: id })
  return { id: engagementId }
}

/** What names a snapshot of a submitted record. */
export function snapshotOf({ id, engagementId }: Pick<Submission, 'id' | 'engagementId'>) {
  return {
    Catalog,
    EngagementIdentifier: engagementId,
    ResourceType,
    ResourceIdentifier: id,
    ResourceSnapshotTemplateIdentifier,
  } as const
}

/** @throws Error when the service left out something that a state cannot do without. */
export function given<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The service did not tell something that this state needs')
  return value
}

export async function opportunityArnOf(client: Client, id: string): Promise<string> {
  const { Arn } = await client.getOpportunity({ Catalog, Identifier: id })
  return given(Arn)
}

export async function tagsOfJob(client: Client, id: string): Promise<Tag[]> {
  const { Arn } = await client.getResourceSnapshotJob({ Catalog, ResourceSnapshotJobIdentifier: id })
  return given((await client.listTagsForResource({ ResourceArn: Arn })).Tags)
}
