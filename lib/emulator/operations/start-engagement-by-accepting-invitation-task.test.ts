import type { StartEngagementByAcceptingInvitationTaskCommandInput } from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  accounts,
  Catalog,
  invite,
  openEngagement,
  openTestPartners,
  referred,
  type TestPartners,
} from '../engagements/test-partners'
import { completeOpportunity, created, decideAs, edit, refusalOf } from '../test-emulator'

let service: TestPartners
beforeAll(async () => {
  service = await openTestPartners()
})
afterAll(() => service.close())

const accept = (
  Identifier: string,
  client = service.client,
  input: Partial<StartEngagementByAcceptingInvitationTaskCommandInput> = {},
) =>
  client.startEngagementByAcceptingInvitationTask({
    Catalog,
    ClientToken: crypto.randomUUID(),
    Identifier,
    ...input,
  })

/** A submitted deal of the first partner's, in an engagement that the second is invited to. */
async function sharedDeal(): Promise<{ id: string; engagementId: string; invitationId: string }> {
  const { id } = await created(service)
  const { EngagementId = '' } = await service.client.startEngagementFromOpportunityTask({
    Catalog,
    ClientToken: crypto.randomUUID(),
    Identifier: id,
    AwsSubmission: { InvolvementType: 'Co-Sell', Visibility: 'Full' },
  })
  return { id, engagementId: EngagementId, invitationId: await invite(service, EngagementId) }
}

describe('accepting an AWS referral', () => {
  test('is complete at once, with everything it made', async () => {
    const { opportunityId, invitationId } = await referred(service)
    const task = await accept(invitationId)
    expect(task).toMatchObject({
      TaskId: expect.stringMatching(/^task-[0-9a-z]{13}$/),
      TaskArn: `arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement-by-accepting-invitation-task/${task.TaskId}`,
      StartTime: service.clock.now,
      TaskStatus: 'COMPLETE',
      OpportunityId: opportunityId,
      ResourceSnapshotJobId: expect.stringMatching(/^job-[0-9a-z]{13}$/),
      EngagementInvitationId: invitationId,
    })
  })

  test('brings the opportunity to light, approved, with AWS on it', async () => {
    const { opportunityId: Identifier, invitationId } = await referred(service)
    await accept(invitationId)
    const opportunity = await service.client.getOpportunity({ Catalog, Identifier })
    const { Payload } = await service.client.getEngagementInvitation({ Catalog, Identifier: invitationId })
    expect(opportunity.LifeCycle?.ReviewStatus).toBe('Approved')
    expect(opportunity.Project?.Title).toBe(Payload?.OpportunityInvitation?.Project?.Title)
    const summary = await service.client.getAwsOpportunitySummary({
      Catalog,
      RelatedOpportunityIdentifier: Identifier,
    })
    expect(summary).toMatchObject({ Origin: 'AWS Referral', InvolvementType: 'Co-Sell', Visibility: 'Full' })
    expect(summary.OpportunityTeam).not.toEqual([])
    const list = await service.client.listOpportunities({ Catalog, Identifier: [Identifier] })
    expect(list.OpportunitySummaries).toHaveLength(1)
  })

  test('puts the opportunity into the engagement, with a snapshot and a running job', async () => {
    const { opportunityId, invitationId } = await referred(service)
    const { ResourceSnapshotJobId } = await accept(invitationId, service.client, {
      Tags: [{ Key: 'team', Value: 'east' }],
    })
    const { EngagementId = '' } = await service.client.getEngagementInvitation({
      Catalog,
      Identifier: invitationId,
    })
    const associations = await service.client.listEngagementResourceAssociations({
      Catalog,
      EngagementIdentifier: EngagementId,
    })
    expect(associations.EngagementResourceAssociationSummaries).toMatchObject([
      { ResourceId: opportunityId, CreatedBy: accounts.first },
    ])
    const job = await service.client.getResourceSnapshotJob({
      Catalog,
      ResourceSnapshotJobIdentifier: ResourceSnapshotJobId,
    })
    expect(job).toMatchObject({ Status: 'Running', EngagementId, ResourceId: opportunityId })
    const { Tags } = await service.client.listTagsForResource({ ResourceArn: job.Arn })
    expect(Tags).toEqual([{ Key: 'team', Value: 'east' }])
    const snapshot = await service.client.getResourceSnapshot({
      Catalog,
      EngagementIdentifier: EngagementId,
      ResourceType: 'Opportunity',
      ResourceIdentifier: opportunityId,
      ResourceSnapshotTemplateIdentifier: 'OpportunitySummary',
    })
    expect(snapshot.Payload?.OpportunitySummary?.Lifecycle?.ReviewStatus).toBe('Approved')
    const { ResourceSnapshotSummaries = [] } = await service.client.listResourceSnapshots({
      Catalog,
      EngagementIdentifier: EngagementId,
      CreatedBy: 'aws',
    })
    expect(ResourceSnapshotSummaries.map((each) => each.ResourceSnapshotTemplateName)).toEqual([
      'AwsOpportunitySummaryFullView',
    ])
  })

  test('tells what happened in its order', async () => {
    const { invitationId } = await referred(service)
    service.events(accounts.first)
    await accept(invitationId)
    // AWS shows its side in a snapshot of its own.
    expect([...new Set(service.told(accounts.first))]).toEqual([
      'Engagement Invitation Accepted',
      'Engagement Member Added',
      'Opportunity Created',
      'Opportunity Updated',
      'Engagement Resource Snapshot Created',
    ])
  })

  test('answers a repeat with the same task; another token comes too late', async () => {
    const { invitationId } = await referred(service)
    const first = await accept(invitationId, service.client, { ClientToken: 'poll' })
    const { $metadata: _first, ...state } = first
    const { $metadata: _again, ...again } = await accept(invitationId, service.client, {
      ClientToken: 'poll',
    })
    expect(again).toEqual(state)
    expect((await refusalOf(accept(invitationId))).name).toBe('ConflictException')
  })

  test('keeps the title and the problem as AWS wrote them', async () => {
    const { opportunityId, invitationId } = await referred(service)
    await accept(invitationId)
    const rename = edit(service, opportunityId, ({ Project }) => ({ Project: { ...Project, Title: 'Mine' } }))
    expect((await refusalOf(rename)).issues).toEqual(['project.title ACTION_NOT_PERMITTED'])
  })
})

describe("accepting another partner's deal", () => {
  test('makes an opportunity of its own, under review as the first one is', async () => {
    const { id, invitationId } = await sharedDeal()
    service.events(accounts.second)
    const { OpportunityId } = await accept(invitationId, service.second)
    expect(OpportunityId).not.toBe(id)
    expect(service.told(accounts.second)).toEqual([
      'Engagement Invitation Accepted',
      'Engagement Member Added',
      'Opportunity Created',
      'Opportunity Updated',
      'Engagement Resource Snapshot Created',
    ])
    const opportunity = await service.second.getOpportunity({ Catalog, Identifier: OpportunityId })
    expect(opportunity).toMatchObject({
      Customer: { Account: { CompanyName: 'Harbor Freight Lines', Address: { CountryCode: 'US' } } },
      Project: { Title: 'Fleet telemetry platform' },
      LifeCycle: { Stage: 'Prospect', ReviewStatus: 'Submitted', TargetCloseDate: '2026-12-15' },
    })
    const theirs = service.client.getOpportunity({ Catalog, Identifier: OpportunityId })
    expect((await refusalOf(theirs)).name).toBe('ResourceNotFoundException')
  })

  test('is approved together with the first', async () => {
    const { id, invitationId } = await sharedDeal()
    const { OpportunityId: Identifier } = await accept(invitationId, service.second)
    service.events(accounts.second)
    await decideAs(service, id, 'Approved')
    const { LifeCycle } = await service.second.getOpportunity({ Catalog, Identifier })
    expect(LifeCycle?.ReviewStatus).toBe('Approved')
    expect(service.told(accounts.second)).toContain('Opportunity Updated')
    const RelatedOpportunityIdentifier = Identifier
    const summary = await service.second.getAwsOpportunitySummary({ Catalog, RelatedOpportunityIdentifier })
    expect(summary.InvolvementType).toBe('Co-Sell')
  })

  test('is rejected together with the first', async () => {
    const { id, invitationId } = await sharedDeal()
    const { OpportunityId: Identifier } = await accept(invitationId, service.second)
    await decideAs(service, id, 'Rejected', { ReviewStatusReason: 'Other' })
    const { LifeCycle } = await service.second.getOpportunity({ Catalog, Identifier })
    expect(LifeCycle).toMatchObject({ ReviewStatus: 'Rejected', ReviewStatusReason: 'Other' })
  })

  test('is approved from the start when the first is', async () => {
    const { id, invitationId } = await sharedDeal()
    await decideAs(service, id, 'Approved')
    const { OpportunityId: Identifier } = await accept(invitationId, service.second)
    const { LifeCycle } = await service.second.getOpportunity({ Catalog, Identifier })
    expect(LifeCycle?.ReviewStatus).toBe('Approved')
  })

  test('is approved together with the first across several hands', async () => {
    const { id, engagementId, invitationId } = await sharedDeal()
    await accept(invitationId, service.second)
    const onward = await invite({ client: service.second }, engagementId, accounts.third)
    const { OpportunityId: Identifier } = await accept(onward, service.third)
    await decideAs(service, id, 'Approved')
    const { LifeCycle } = await service.third.getOpportunity({ Catalog, Identifier })
    expect(LifeCycle?.ReviewStatus).toBe('Approved')
  })

  test('decided on its own leaves what AWS was asked about the first open', async () => {
    const { engagementId, invitationId } = await sharedDeal()
    const { OpportunityId = '' } = await accept(invitationId, service.second)
    await decideAs({ client: service.second }, OpportunityId, 'Approved')
    const { EngagementInvitationSummaries } = await service.client.listEngagementInvitations({
      Catalog,
      ParticipantType: 'SENDER',
      EngagementIdentifier: [engagementId],
      Status: ['PENDING'],
    })
    expect(EngagementInvitationSummaries).toMatchObject([{ Receiver: { Account: { AwsAccountId: 'aws' } } }])
  })

  test('asks for what the invitation did not tell before it goes beyond Prospect', async () => {
    const { id, invitationId } = await sharedDeal()
    await decideAs(service, id, 'Approved')
    const { OpportunityId = '' } = await accept(invitationId, service.second)
    const second = { client: service.second }
    const qualify = (change: object = {}, project: object = {}) =>
      edit(second, OpportunityId, ({ LifeCycle, Project }) => ({
        LifeCycle: { ...LifeCycle, Stage: 'Qualified' },
        Project: { ...Project, ...project },
        ...change,
      }))
    expect((await refusalOf(qualify())).issues).toEqual([
      'marketing.source REQUIRED_FIELD_MISSING',
      'primaryNeedsFromAws REQUIRED_FIELD_MISSING',
      'project.customerUseCase REQUIRED_FIELD_MISSING',
      'project.deliveryModels REQUIRED_FIELD_MISSING',
      'project.otherSolutionDescription REQUIRED_FIELD_MISSING',
    ])
    const { Project, PrimaryNeedsFromAws, Marketing } = completeOpportunity()
    const { CustomerUseCase, DeliveryModels, OtherSolutionDescription } = Project ?? {}
    const told = { CustomerUseCase, DeliveryModels, OtherSolutionDescription }
    await expect(qualify({ PrimaryNeedsFromAws, Marketing }, told)).resolves.toBeInstanceOf(Date)
  })

  test('can be submitted in the same engagement when the first was not', async () => {
    const { id: engagementId } = await openEngagement(service)
    const Identifier = await invite(service, engagementId)
    const { OpportunityId = '' } = await accept(Identifier, service.second)
    const second = { client: service.second }
    const { Project, PrimaryNeedsFromAws, Marketing, Customer } = completeOpportunity()
    await edit(second, OpportunityId, (input) => ({
      ...{ PrimaryNeedsFromAws, Marketing, Customer, LifeCycle: input.LifeCycle },
      Project: { ...input.Project, ...Project },
    }))
    const task = await service.second.startEngagementFromOpportunityTask({
      Catalog,
      ClientToken: 'second',
      Identifier: OpportunityId,
      AwsSubmission: { InvolvementType: 'Co-Sell' },
    })
    expect(task).toMatchObject({ TaskStatus: 'COMPLETE', EngagementId: engagementId })
    await decideAs(second, OpportunityId, 'Approved')
    const { EngagementMemberList } = await service.client.listEngagementMembers({
      Catalog,
      Identifier: engagementId,
    })
    expect(EngagementMemberList?.map(({ AccountId }) => AccountId).sort()).toEqual([
      accounts.first,
      accounts.second,
      'aws',
    ])
  })

  test('lets both see each other through snapshots', async () => {
    const { id, engagementId, invitationId } = await sharedDeal()
    const { OpportunityId = '' } = await accept(invitationId, service.second)
    const read = (client: typeof service.client, ResourceIdentifier: string) =>
      client.getResourceSnapshot({
        Catalog,
        EngagementIdentifier: engagementId,
        ResourceType: 'Opportunity',
        ResourceIdentifier,
        ResourceSnapshotTemplateIdentifier: 'OpportunitySummary',
      })
    expect(await read(service.client, OpportunityId)).toMatchObject({
      CreatedBy: accounts.second,
      Revision: 1,
    })
    expect(await read(service.second, id)).toMatchObject({ CreatedBy: accounts.first })
  })
})

describe('is refused', () => {
  test('for a lead, which has no opportunity yet', async () => {
    const { engagementId } = await sharedDeal()
    const id = await invite(service, engagementId, accounts.third, {
      LeadInvitation: {
        Customer: { CompanyName: 'Quiet Corp' },
        Interaction: { ContactBusinessTitle: 'CTO' },
      },
    })
    expect(await refusalOf(accept(id, service.third))).toMatchObject({
      name: 'ValidationException',
      issues: ['identifier ACTION_NOT_PERMITTED'],
    })
    const { Status } = await service.third.getEngagementInvitation({ Catalog, Identifier: id })
    expect(Status).toBe('PENDING')
  })

  test('for the sender and for strangers', async () => {
    const { invitationId } = await sharedDeal()
    expect((await refusalOf(accept(invitationId))).name).toBe('AccessDeniedException')
    expect((await refusalOf(accept(invitationId, service.third))).name).toBe('ResourceNotFoundException')
    expect((await refusalOf(accept('engi-0000000000000'))).name).toBe('ResourceNotFoundException')
  })

  test('for what was rejected, or expired', async () => {
    const { invitationId } = await referred(service)
    await service.client.rejectEngagementInvitation({ Catalog, Identifier: invitationId })
    expect((await refusalOf(accept(invitationId))).name).toBe('ConflictException')
    const { invitationId: late } = await referred(service)
    service.clock.advance(15 * 24 * 3600)
    expect((await refusalOf(accept(late))).name).toBe('ConflictException')
  })

  test('with a tag key twice', async () => {
    const { invitationId } = await referred(service)
    const Tags = [
      { Key: 'a', Value: '1' },
      { Key: 'a', Value: '2' },
    ]
    expect((await refusalOf(accept(invitationId, service.client, { Tags }))).issues).toEqual([
      'tags DUPLICATE_KEY_VALUE',
    ])
  })
})
