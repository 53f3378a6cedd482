import {
  CreateResourceSnapshotJobCommand,
  type CreateResourceSnapshotJobCommandInput,
  GetResourceSnapshotJobCommand,
  ListEngagementResourceAssociationsCommand,
  ListTagsForResourceCommand,
  type PartnerCentralSellingClient,
} from '@aws-sdk/client-partnercentral-selling'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { created, refusalOf } from '../test-emulator'
import { engagement, firstAccount, join, openPartners, type Partners, shared } from '../test-engagements'

let service: Partners
let opportunity: string
let room: string

beforeEach(async () => {
  service = await openPartners()
  opportunity = (await created(service)).id
  room = await engagement(service)
})
afterEach(() => service.close())

const make = (
  overrides: Partial<CreateResourceSnapshotJobCommandInput> = {},
  client: PartnerCentralSellingClient = service.client,
) => client.send(new CreateResourceSnapshotJobCommand({ ...shared(room, opportunity), ...overrides }))

test('makes a job that waits to be started', async () => {
  service.news()
  const { Id, Arn } = await make()
  expect(Id).toMatch(/^job-[0-9a-z]{13}$/)
  expect(Arn).toBe(
    `arn:aws:partnercentral:us-east-1:${firstAccount}:catalog/Sandbox/resource-snapshot-job/${Id}`,
  )
  const { $metadata: _metadata, ...job } = await service.client.send(
    new GetResourceSnapshotJobCommand({ Catalog: 'Sandbox', ResourceSnapshotJobIdentifier: Id }),
  )
  expect(job).toEqual({
    Catalog: 'Sandbox',
    Id,
    Arn,
    EngagementId: room,
    ResourceType: 'Opportunity',
    ResourceId: opportunity,
    ResourceArn: `arn:aws:partnercentral:us-east-1:${firstAccount}:catalog/Sandbox/opportunity/${opportunity}`,
    ResourceSnapshotTemplateName: 'OpportunitySummary',
    CreatedAt: new Date('2026-03-01T10:15:00.412Z'),
    Status: 'Stopped',
  })
  expect(service.news()).toEqual([])
})

test('brings the opportunity into the engagement', async () => {
  await make()
  const { EngagementResourceAssociationSummaries: associations = [] } = await service.client.send(
    new ListEngagementResourceAssociationsCommand({ Catalog: 'Sandbox', EngagementIdentifier: room }),
  )
  expect(associations.map(({ ResourceId }) => ResourceId)).toEqual([opportunity])
})

test('puts tags on the job', async () => {
  const { Arn } = await make({ Tags: [{ Key: 'team', Value: 'north' }] })
  const { Tags } = await service.client.send(new ListTagsForResourceCommand({ ResourceArn: Arn }))
  expect(Tags).toEqual([{ Key: 'team', Value: 'north' }])
})

test('gives a repeated token the first job', async () => {
  const ClientToken = 'make-once'
  const { Id } = await make({ ClientToken })
  expect((await make({ ClientToken })).Id).toBe(Id)
})

describe('refuses', () => {
  test('a second job for the same opportunity, engagement and template', async () => {
    await make()
    expect((await refusalOf(make())).name).toBe('ConflictException')
    const elsewhere = await engagement(service)
    expect((await make({ EngagementIdentifier: elsewhere })).Id).toMatch(/^job-/)
  })

  test('a token with another body', async () => {
    await make({ ClientToken: 'make-once' })
    const refusal = await refusalOf(make({ ClientToken: 'make-once', ResourceIdentifier: 'O1' }))
    expect(refusal).toMatchObject({
      name: 'ConflictException',
      message: 'Conflicting client token submitted for a new request body.',
    })
  })

  test.each<[string, Partial<CreateResourceSnapshotJobCommandInput>]>([
    ['an engagement that is not there', { EngagementIdentifier: 'eng-00000000000000' }],
    ['an opportunity that is not there', { ResourceIdentifier: 'O999' }],
    ['the other catalog', { Catalog: 'AWS' }],
  ])('%s', async (_what, overrides) => {
    expect((await refusalOf(make(overrides))).name).toBe('ResourceNotFoundException')
  })

  test("strangers, and members for another member's opportunity", async () => {
    expect((await refusalOf(make({}, service.second))).name).toBe('ResourceNotFoundException')
    await join(service, room)
    expect((await refusalOf(make({}, service.second))).name).toBe('ResourceNotFoundException')
  })

  test("a template that does not exist, and AWS's own", async () => {
    const unknown = await refusalOf(make({ ResourceSnapshotTemplateIdentifier: 'Brochure' }))
    expect(unknown.issues).toEqual(['resourceSnapshotTemplateIdentifier INVALID_VALUE'])
    const theirs = await refusalOf(
      make({ ResourceSnapshotTemplateIdentifier: 'AwsOpportunitySummaryFullView' }),
    )
    expect(theirs.issues).toEqual(['resourceSnapshotTemplateIdentifier ACTION_NOT_PERMITTED'])
  })

  test('a tag key twice, and makes no job', async () => {
    const Tags = [
      { Key: 'team', Value: 'north' },
      { Key: 'team', Value: 'south' },
    ]
    expect((await refusalOf(make({ Tags }))).issues).toEqual(['tags DUPLICATE_KEY_VALUE'])
    expect((await make()).Id).toMatch(/^job-/)
  })

  test('more than 200 tags, as the model does', async () => {
    const Tags = Array.from({ length: 201 }, (_, index) => ({ Key: `key${index}`, Value: '' }))
    expect((await refusalOf(make({ Tags }))).issues).toEqual(['tags TOO_MANY_VALUES'])
  })
})
