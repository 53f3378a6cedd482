import { afterEach, beforeEach, expect, test } from 'vitest'
import { Catalog } from '../engagements/test-partners'
import { created, decideAs, edit, refusalOf } from '../test-emulator'
import { firstAccount, join, openPartners, type Partners, shared } from '../test-engagements'

let service: Partners
let opportunity: string
let room: string

/** An approved deal that the second partner may look into. */
beforeEach(async () => {
  service = await openPartners()
  opportunity = (await created(service)).id
  const { EngagementId } = await service.client.startEngagementFromOpportunityTask({
    Catalog,
    ClientToken: crypto.randomUUID(),
    Identifier: opportunity,
    AwsSubmission: { InvolvementType: 'Co-Sell', Visibility: 'Full' },
  })
  room = EngagementId as string
  await join(service, room)
  await decideAs(service, opportunity, 'Approved')
})
afterEach(() => service.close())

const aws = { CreatedBy: 'aws', ResourceSnapshotTemplateIdentifier: 'AwsOpportunitySummaryFullView' }

const read = (client = service.client, Revision?: number) =>
  client.getResourceSnapshot({
    ...shared(room, opportunity),
    ResourceSnapshotTemplateIdentifier: aws.ResourceSnapshotTemplateIdentifier,
    Revision,
  })

test('AWS shows the owner its side of an approved deal, as its summary does', async () => {
  const {
    $metadata: _metadata,
    Catalog: _catalog,
    ...summary
  } = await service.client.getAwsOpportunitySummary({
    Catalog,
    RelatedOpportunityIdentifier: opportunity,
  })
  expect(await read()).toMatchObject({
    CreatedBy: 'aws',
    Revision: 1,
    TargetMemberAccounts: [firstAccount],
    ResourceSnapshotTemplateName: 'AwsOpportunitySummaryFullView',
    Payload: { AwsOpportunitySummaryFullView: summary },
  })
})

test('no other member sees it, in any way', async () => {
  expect((await refusalOf(read(service.second))).name).toBe('ResourceNotFoundException')
  const list = async (client = service.client) => {
    const { ResourceSnapshotSummaries = [] } = await client.listResourceSnapshots({
      Catalog,
      EngagementIdentifier: room,
    })
    return ResourceSnapshotSummaries.filter(({ CreatedBy }) => CreatedBy === 'aws').length
  }
  expect([await list(), await list(service.second)]).toEqual([1, 0])
})

test('nobody but the owner is told of it', async () => {
  service.news()
  await edit(service, opportunity, ({ Project }) => ({
    Project: {
      ...Project,
      ExpectedCustomerSpend: [
        { Amount: '99000.00', CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' },
      ],
    },
  }))
  const told = service.news().filter(({ detail }) => JSON.stringify(detail).includes('FullView'))
  expect(told.map(({ to }) => to.account)).toEqual([firstAccount])
  expect((await read()).Revision).toBe(2)
  expect((await read(service.client, 1)).Revision).toBe(1)
})

test("AWS's job is not among the caller's", async () => {
  const { ResourceSnapshotJobSummaries } = await service.client.listResourceSnapshotJobs({ Catalog })
  expect(ResourceSnapshotJobSummaries).toHaveLength(1)
})
