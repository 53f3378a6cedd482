import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  accounts,
  Catalog,
  invite,
  lead,
  openEngagement,
  openTestPartners,
  type TestPartners,
} from '../engagements/test-partners'
import { created, decideAs, edit } from '../test-emulator'

let service: TestPartners
beforeAll(async () => {
  service = await openTestPartners({
    callers: [
      {
        accessKeyId: 'AKIDSECOND',
        secretAccessKey: 'second-secret',
        account: accounts.second,
        company: 'Second Partner',
        allow: [{ actions: ['partnercentral:StartEngagementFrom*', 'partnercentral:*Opportunity'] }],
      },
    ],
  })
})
afterAll(() => service.close())

const start = (Identifier: string, client = service.client) =>
  client.startEngagementFromOpportunityTask({
    Catalog,
    ClientToken: crypto.randomUUID(),
    Identifier,
    AwsSubmission: { InvolvementType: 'Co-Sell', Visibility: 'Full' },
    Tags: [{ Key: 'team', Value: 'east' }],
  })

async function submitted() {
  const { id } = await created(service)
  const task = await start(id)
  return {
    id,
    engagementId: task.EngagementId as string,
    invitationId: task.EngagementInvitationId as string,
    jobId: task.ResourceSnapshotJobId as string,
  }
}

const getInvitation = (Identifier: string) => service.client.getEngagementInvitation({ Catalog, Identifier })

async function memberAccounts(Identifier: string) {
  const { EngagementMemberList = [] } = await service.client.listEngagementMembers({ Catalog, Identifier })
  return EngagementMemberList.map(({ AccountId }) => AccountId)
}

describe('a submission', () => {
  test('makes an engagement with the customer and the project of the opportunity', async () => {
    const { id, engagementId } = await submitted()
    const engagement = await service.client.getEngagement({ Catalog, Identifier: engagementId })
    expect(engagement).toMatchObject({
      Title: 'Fleet telemetry platform',
      CreatedBy: accounts.first,
      MemberCount: 1,
    })
    const { Project } = await service.client.getOpportunity({ Catalog, Identifier: id })
    expect(engagement.Contexts).toEqual([
      {
        Id: '1',
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
              Title: Project?.Title,
              BusinessProblem: Project?.CustomerBusinessProblem,
              TargetCompletionDate: '2026-12-15',
            },
          },
        },
      },
    ])
  })

  test('invites AWS', async () => {
    const { engagementId, invitationId } = await submitted()
    expect(await getInvitation(invitationId)).toMatchObject({
      EngagementId: engagementId,
      Status: 'PENDING',
      SenderAwsAccountId: accounts.first,
      SenderCompanyName: 'First Partner',
      Receiver: { Account: { AwsAccountId: 'aws' } },
      Payload: {
        OpportunityInvitation: {
          ReceiverResponsibilities: ['Co-Sell Facilitator'],
          Project: { Title: 'Fleet telemetry platform' },
        },
      },
    })
  })

  test('takes a snapshot and leaves a running job, which gets the tags', async () => {
    const { id, engagementId, jobId } = await submitted()
    const job = await service.client.getResourceSnapshotJob({ Catalog, ResourceSnapshotJobIdentifier: jobId })
    expect(job).toMatchObject({ Status: 'Running', EngagementId: engagementId, ResourceId: id })
    const { Tags } = await service.client.listTagsForResource({ ResourceArn: job.Arn })
    expect(Tags).toEqual([{ Key: 'team', Value: 'east' }])
    const { ResourceSnapshotSummaries } = await service.client.listResourceSnapshots({
      Catalog,
      EngagementIdentifier: engagementId,
    })
    expect(ResourceSnapshotSummaries).toMatchObject([
      { ResourceId: id, ResourceSnapshotTemplateName: 'OpportunitySummary', Revision: 1 },
    ])
  })

  test('tells what happened in its order', async () => {
    const { id } = await created(service)
    service.events(accounts.first)
    await start(id)
    const events = service.events(accounts.first)
    expect(events.map(({ detailType }) => detailType)).toEqual([
      'Opportunity Updated',
      'Engagement Created',
      'Engagement Resource Snapshot Created',
      'Engagement Member Added',
      'Engagement Invitation Created',
    ])
    expect(events.at(-1)?.detail).toMatchObject({
      engagementInvitation: { participantType: 'Sender', receiverAccountId: 'aws' },
    })
  })

  test('fails for a caller that may not do all of it, and does none of it', async () => {
    const { id } = await created({ client: service.second })
    expect(await start(id, service.second)).toMatchObject({
      TaskStatus: 'FAILED',
      ReasonCode: 'EngagementAccessDenied',
    })
    const { LifeCycle } = await service.second.getOpportunity({ Catalog, Identifier: id })
    expect(LifeCycle?.ReviewStatus).toBe('Pending Submission')
  })

  test.each([
    [
      'shows a website in letters that engagements take',
      'https://bücher.example/über',
      'xn--bcher-kva.example',
    ],
    ['shows no website that the opportunity keeps to itself', undefined, 'undisclosed.example'],
  ])('%s', async (_what, WebsiteUrl, shown) => {
    const { id } = await created(service)
    await edit(service, id, ({ Customer }) => {
      const Account = {
        ...Customer?.Account,
        CompanyName: 'Ministry',
        Industry: 'Government' as const,
        WebsiteUrl,
      }
      return { NationalSecurity: 'Yes', Customer: { ...Customer, Account } }
    })
    const task = await start(id)
    expect(task.TaskStatus).toBe('COMPLETE')
    const { Contexts } = await service.client.getEngagement({ Catalog, Identifier: task.EngagementId })
    expect(Contexts?.[0]?.Payload?.CustomerProject?.Customer?.WebsiteUrl).toBe(shown)
  })
})

describe('the review', () => {
  test('by approving accepts the invitation and brings AWS in', async () => {
    const { id, engagementId, invitationId } = await submitted()
    service.events(accounts.first)
    await decideAs(service, id, 'Approved')
    // AWS shows its side in a snapshot of its own.
    expect([...new Set(service.told(accounts.first))]).toEqual([
      'Engagement Invitation Accepted',
      'Engagement Member Added',
      'Opportunity Updated',
      'Engagement Resource Snapshot Created',
    ])
    expect((await getInvitation(invitationId)).Status).toBe('ACCEPTED')
    expect(await memberAccounts(engagementId)).toEqual([accounts.first, 'aws'])
  })

  test('brings AWS into no engagement that it was not invited to', async () => {
    const { id } = await submitted()
    const { id: engagementId } = await openEngagement(service)
    await service.client.createResourceSnapshot({
      Catalog,
      ClientToken: crypto.randomUUID(),
      EngagementIdentifier: engagementId,
      ResourceType: 'Opportunity',
      ResourceIdentifier: id,
      ResourceSnapshotTemplateIdentifier: 'OpportunitySummary',
    })
    await decideAs(service, id, 'Approved')
    expect(await memberAccounts(engagementId)).toEqual([accounts.first])
  })

  test('by rejecting rejects the invitation', async () => {
    const { id, engagementId, invitationId } = await submitted()
    service.events(accounts.first)
    await decideAs(service, id, 'Rejected', { ReviewStatusReason: 'Other' })
    expect(service.told(accounts.first)).toEqual([
      'Engagement Invitation Rejected',
      'Opportunity Updated',
      'Engagement Resource Snapshot Created',
    ])
    expect(await getInvitation(invitationId)).toMatchObject({ Status: 'REJECTED', RejectionReason: 'Other' })
    expect(await memberAccounts(engagementId)).toEqual([accounts.first])
  })

  test('by asking leaves the invitation open, and the next submission keeps everything', async () => {
    const { id, ...first } = await submitted()
    await decideAs(service, id, 'Action Required')
    expect((await getInvitation(first.invitationId)).Status).toBe('PENDING')
    service.events(accounts.first)
    expect(await start(id)).toMatchObject({
      TaskStatus: 'COMPLETE',
      EngagementId: first.engagementId,
      EngagementInvitationId: first.invitationId,
      ResourceSnapshotJobId: first.jobId,
    })
    expect(service.told(accounts.first)).toEqual([
      'Opportunity Updated',
      'Engagement Resource Snapshot Created',
    ])
  })

  test('of the simulated reviewer answers as well', async () => {
    const partners = await openTestPartners({ review: { pickUpSeconds: 60, decideSeconds: 60 } })
    const { id } = await created(partners)
    const { EngagementInvitationId } = await start(id, partners.client)
    partners.clock.advance(24 * 3600)
    const { Status } = await partners.client.getEngagementInvitation({
      Catalog,
      Identifier: EngagementInvitationId,
    })
    expect(Status).toBe('ACCEPTED')
    await partners.close()
  })
})

test('AWS is invited again when it did not answer for 15 days, and joins without an invitation if need be', async () => {
  const { id, engagementId, invitationId } = await submitted()
  service.clock.advance(15 * 24 * 3600)
  expect((await getInvitation(invitationId)).Status).toBe('EXPIRED')
  await decideAs(service, id, 'Action Required')
  const again = await start(id)
  expect(again.EngagementInvitationId).not.toBe(invitationId)
  service.clock.advance(15 * 24 * 3600)
  await decideAs(service, id, 'Approved')
  expect(await memberAccounts(engagementId)).toEqual([accounts.first, 'aws'])
})

describe('an opportunity that is in an engagement already', () => {
  test('goes to AWS in that one, and takes its pending invitation of AWS', async () => {
    const { id: engagementId } = await openEngagement(service)
    const { id } = await created(service)
    await service.client.createResourceSnapshot({
      Catalog,
      ClientToken: crypto.randomUUID(),
      EngagementIdentifier: engagementId,
      ResourceType: 'Opportunity',
      ResourceIdentifier: id,
      ResourceSnapshotTemplateIdentifier: 'OpportunitySummary',
    })
    const invitationId = await invite(service, engagementId, 'aws')
    expect(await start(id)).toMatchObject({
      EngagementId: engagementId,
      EngagementInvitationId: invitationId,
    })
  })

  test('needs a customer project there', async () => {
    const { Id: engagementId } = await service.client.createEngagement({ Catalog, ClientToken: 'empty' })
    const { id } = await created(service)
    await service.client.createResourceSnapshot({
      Catalog,
      ClientToken: crypto.randomUUID(),
      EngagementIdentifier: engagementId,
      ResourceType: 'Opportunity',
      ResourceIdentifier: id,
      ResourceSnapshotTemplateIdentifier: 'OpportunitySummary',
    })
    expect(await start(id)).toMatchObject({ TaskStatus: 'FAILED', ReasonCode: 'ContextNotFound' })
    const { LifeCycle } = await service.client.getOpportunity({ Catalog, Identifier: id })
    expect(LifeCycle?.ReviewStatus).toBe('Pending Submission')
  })

  test('keeps the engagement of the lead it was, where AWS needs no invitation', async () => {
    const { Id: engagementId } = await service.client.createEngagement({
      Catalog,
      ClientToken: 'lead',
      Contexts: [{ Type: 'Lead', Payload: { Lead: lead } }],
    })
    const { OpportunityId: id = '' } = await service.client.startOpportunityFromEngagementTask({
      Catalog,
      ClientToken: 'convert',
      Identifier: engagementId,
      ContextIdentifier: '1',
    })
    const { id: model } = await created(service)
    const complete = await service.client.getOpportunity({ Catalog, Identifier: model })
    await edit(service, id, ({ LifeCycle, LastModifiedDate, Identifier }) => ({
      ...complete,
      Identifier,
      LastModifiedDate,
      LifeCycle: { ...LifeCycle, Stage: 'Qualified' },
    }))
    const task = await start(id)
    expect(task).toMatchObject({ TaskStatus: 'COMPLETE', EngagementId: engagementId })
    expect(task).not.toHaveProperty('EngagementInvitationId')
    await decideAs(service, id, 'Approved')
    expect(await memberAccounts(engagementId as string)).toEqual([accounts.first, 'aws'])
  })
})
