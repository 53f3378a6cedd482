import {
  CreateResourceSnapshotCommand,
  GetOpportunityCommand,
  GetResourceSnapshotCommand,
  ListEngagementResourceAssociationsCommand,
  type PartnerCentralSellingClient,
} from '@aws-sdk/client-partnercentral-selling'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { completeOpportunity, created, edit, refusalOf } from '../test-emulator'
import {
  engagement,
  firstAccount,
  join,
  openPartners,
  type Partners,
  secondAccount,
  shared,
} from '../test-engagements'

let service: Partners
let opportunity: string
let room: string

beforeEach(async () => {
  service = await openPartners()
  opportunity = (await created(service)).id
  room = await engagement(service)
})
afterEach(() => service.close())

interface Overrides {
  Catalog?: string
  EngagementIdentifier?: string
  ResourceIdentifier?: string
  ResourceSnapshotTemplateIdentifier?: string
  ClientToken?: string
}

const take = (overrides: Overrides = {}, client: PartnerCentralSellingClient = service.client) =>
  client.send(new CreateResourceSnapshotCommand({ ...shared(room, opportunity), ...overrides }))

const read = (Revision?: number) =>
  service.client.send(new GetResourceSnapshotCommand({ ...shared(room, opportunity), Revision }))

test('counts revisions from 1, each with its own ARN', async () => {
  const base = `arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement/${room}/resource/Opportunity/${opportunity}`
  expect(await take()).toMatchObject({
    Revision: 1,
    Arn: `${base}/template/OpportunitySummary/snapshot/1`,
  })
  expect(await take()).toMatchObject({
    Revision: 2,
    Arn: `${base}/template/OpportunitySummary/snapshot/2`,
  })
})

test('copies what the template shows, and that never changes', async () => {
  await take()
  await edit(service, opportunity, ({ LifeCycle }) => ({
    LifeCycle: { ...LifeCycle, NextSteps: 'Sign the contract' },
  }))
  await take()
  const { Customer, Project, LifeCycle, PrimaryNeedsFromAws } = completeOpportunity()
  const first = await read(1)
  expect(first.Payload).toEqual({
    OpportunitySummary: {
      OpportunityType: 'Net New Business',
      Lifecycle: {
        TargetCloseDate: LifeCycle?.TargetCloseDate,
        ReviewStatus: 'Pending Submission',
        Stage: 'Qualified',
        NextSteps: 'Architecture review',
      },
      OpportunityTeam: [
        {
          BusinessTitle: 'OpportunityOwner',
          FirstName: 'Alliance',
          LastName: 'Lead',
          Email: 'alliance.lead@partner.example',
        },
      ],
      PrimaryNeedsFromAws,
      Customer,
      Project: {
        DeliveryModels: Project?.DeliveryModels,
        ExpectedCustomerSpend: Project?.ExpectedCustomerSpend,
        CustomerUseCase: 'IOT',
        SalesActivities: Project?.SalesActivities,
        OtherSolutionDescription: Project?.OtherSolutionDescription,
      },
      RelatedEntityIdentifiers: {},
    },
  })
  const second = await read()
  expect(second.Revision).toBe(2)
  expect(second.Payload?.OpportunitySummary?.Lifecycle?.NextSteps).toBe('Sign the contract')
})

test('brings the opportunity into the engagement', async () => {
  await take()
  await take()
  const { EngagementResourceAssociationSummaries: associations } = await service.client.send(
    new ListEngagementResourceAssociationsCommand({ Catalog: 'Sandbox', EngagementIdentifier: room }),
  )
  expect(associations).toEqual([
    {
      Catalog: 'Sandbox',
      EngagementId: room,
      ResourceType: 'Opportunity',
      ResourceId: opportunity,
      CreatedBy: firstAccount,
    },
  ])
})

test('tells every member, and leaves the record as it is', async () => {
  await join(service, room)
  const before = await service.client.send(
    new GetOpportunityCommand({ Catalog: 'Sandbox', Identifier: opportunity }),
  )
  service.news()
  const { Arn } = await take()
  const detail = {
    catalog: 'Sandbox',
    resourceSnapshot: {
      arn: Arn,
      engagementId: room,
      resourceType: 'Opportunity',
      resourceId: opportunity,
      createdBy: firstAccount,
      targetMemberAccounts: [firstAccount, secondAccount],
      resourceSnapshotTemplateName: 'OpportunitySummary',
    },
  }
  const detailType = 'Engagement Resource Snapshot Created'
  expect(service.news()).toMatchObject([
    { to: { account: firstAccount, catalog: 'Sandbox' }, detailType, detail },
    { to: { account: secondAccount, catalog: 'Sandbox' }, detailType, detail },
  ])
  const { $metadata: _before, ...record } = before
  expect(
    await service.client.send(new GetOpportunityCommand({ Catalog: 'Sandbox', Identifier: opportunity })),
  ).toMatchObject(record)
})

test('gives a repeated token its first revision, and refuses it for another template', async () => {
  const ClientToken = 'take-once'
  expect((await take({ ClientToken })).Revision).toBe(1)
  expect((await take({ ClientToken })).Revision).toBe(1)
  expect((await take()).Revision).toBe(2)
  const refusal = await refusalOf(take({ ClientToken, ResourceSnapshotTemplateIdentifier: 'Other' }))
  expect(refusal.name).toBe('ConflictException')
})

describe('refuses', () => {
  test.each<[string, Overrides, string]>([
    ['an engagement that is not there', { EngagementIdentifier: 'eng-00000000000000' }, 'eng-00000000000000'],
    ['an opportunity that is not there', { ResourceIdentifier: 'O999' }, 'O999'],
  ])('%s', async (_what, overrides, id) => {
    expect(await refusalOf(take(overrides))).toMatchObject({
      name: 'ResourceNotFoundException',
      message: `Resource with Identifier ${id} does not exist or is not accessible`,
    })
  })

  test('things of the other catalog', async () => {
    expect((await refusalOf(take({ Catalog: 'AWS' }))).name).toBe('ResourceNotFoundException')
  })

  test('a caller who is no member', async () => {
    expect((await refusalOf(take({}, service.second))).name).toBe('ResourceNotFoundException')
  })

  test("a member for another member's opportunity", async () => {
    await join(service, room)
    await take()
    expect(await refusalOf(take({}, service.second))).toMatchObject({
      name: 'ResourceNotFoundException',
      message: `Resource with Identifier ${opportunity} does not exist or is not accessible`,
    })
  })

  test.each([
    ['Brochure', 'resourceSnapshotTemplateIdentifier INVALID_VALUE'],
    ['AwsOpportunitySummaryFullView', 'resourceSnapshotTemplateIdentifier ACTION_NOT_PERMITTED'],
  ])('the template %s', async (ResourceSnapshotTemplateIdentifier, issue) => {
    expect(await refusalOf(take({ ResourceSnapshotTemplateIdentifier }))).toMatchObject({
      name: 'ValidationException',
      reason: 'BUSINESS_VALIDATION_FAILED',
      issues: [issue],
    })
  })

  test('an ARN where an id belongs', async () => {
    const EngagementIdentifier = `arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement/${room}`
    expect((await refusalOf(take({ EngagementIdentifier }))).issues).toEqual([
      'engagementIdentifier INVALID_STRING_FORMAT',
    ])
  })
})
