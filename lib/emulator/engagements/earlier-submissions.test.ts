import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '@/lib/sql/migrate'
import { openSqliteFile } from '@/lib/sql/sqlite'
import { migrations } from '../store/tables'
import { completeOpportunity, decideAs } from '../test-emulator'
import { accounts, Catalog, openTestPartners, type TestPartners } from './test-partners'

const folder = mkdtempSync(join(tmpdir(), 'earlier-'))
const file = join(folder, 'emulator.sqlite')
const engagement = (end: string) => ({
  id: `eng-0000000000000${end}`,
  invitationId: `engi-000000000000${end}`,
  snapshotJobId: `job-000000000000${end}`,
})
const firstDay = Date.parse('2026-02-27T08:00:00.000Z')

let service: TestPartners

/** A file of before: O5000001 is Submitted, O5000002 Approved, O5000003 was never sent. */
beforeAll(async () => {
  const { database } = openSqliteFile<Record<string, Record<string, unknown>>>(file)
  const { '001-first': first } = migrations
  if (first) await migrate(database, 'emulator', { '001-first': first })
  await insertRecord(database, 5_000_001, 'Submitted', engagement('1'))
  await insertRecord(database, 5_000_002, 'Approved', engagement('2'))
  await insertRecord(database, 5_000_003, 'Pending Submission', undefined)
  await database.destroy()
  service = await openTestPartners({ file })
})
afterAll(async () => {
  await service.close()
  rmSync(folder, { recursive: true })
})

async function insertRecord(
  database: Kysely<Record<string, Record<string, unknown>>>,
  number: number,
  ReviewStatus: string,
  shared: ReturnType<typeof engagement> | undefined,
): Promise<void> {
  const times = { created: firstDay, modified: firstDay + number }
  await database
    .insertInto('opportunity')
    .values({
      ...{ number, ...times, catalog: Catalog, visible: 1 },
      ...{ stage: 'Qualified', company_key: 'x', close_date: '2026-12-15', review_status: ReviewStatus },
    })
    .execute()
  const { Origin: _origin, ...content } = completeOpportunity()
  const document = {
    ...{
      ...content,
      Id: `O${number}`,
      RelatedEntityIdentifiers: {},
      LifeCycle: { ...content.LifeCycle, ReviewStatus },
    },
    Arn: `arn:aws:partnercentral:us-east-1:${accounts.first}:catalog/Sandbox/opportunity/O${number}`,
    LastModifiedDate: new Date(times.modified).toISOString(),
    CreatedDate: new Date(times.created).toISOString(),
  }
  const state = { origin: 'Partner Referral', submissions: 1, engagement: shared }
  const texts = { document: JSON.stringify(document), summary: '{}', state: JSON.stringify(state) }
  await database
    .insertInto('opportunity_body')
    .values({ number, ...texts })
    .execute()
}

test('finds the engagement, its member and its opportunity', async () => {
  const { id } = engagement('1')
  expect(await service.client.getEngagement({ Catalog, Identifier: id })).toMatchObject({
    Title: 'Fleet telemetry platform',
    CreatedBy: accounts.first,
    MemberCount: 1,
    Contexts: [
      {
        Id: '1',
        Type: 'CustomerProject',
        Payload: {
          CustomerProject: {
            Customer: { CompanyName: 'Harbor Freight Lines', CountryCode: 'US' },
            Project: { Title: 'Fleet telemetry platform', TargetCompletionDate: '2026-12-15' },
          },
        },
      },
    ],
  })
  const { EngagementResourceAssociationSummaries } = await service.client.listEngagementResourceAssociations({
    Catalog,
    ResourceIdentifier: 'O5000002',
  })
  expect(EngagementResourceAssociationSummaries).toMatchObject([
    { EngagementId: engagement('2').id, CreatedBy: accounts.first },
  ])
})

test('has AWS in what it has approved, and invited to what it has not', async () => {
  const status = async (Identifier: string) =>
    (await service.client.getEngagementInvitation({ Catalog, Identifier })).Status
  expect(await status(engagement('1').invitationId)).toBe('PENDING')
  expect(await status(engagement('2').invitationId)).toBe('ACCEPTED')
  const Identifier = engagement('2').id
  const { EngagementMemberList } = await service.client.listEngagementMembers({ Catalog, Identifier })
  expect(EngagementMemberList?.map(({ AccountId }) => AccountId)).toEqual([accounts.first, 'aws'])
})

test('goes on with the review and the snapshots', async () => {
  const { id, invitationId, snapshotJobId } = engagement('1')
  await decideAs(service, 'O5000001', 'Approved')
  const { Status } = await service.client.getEngagementInvitation({ Catalog, Identifier: invitationId })
  expect(Status).toBe('ACCEPTED')
  const job = await service.client.getResourceSnapshotJob({
    Catalog,
    ResourceSnapshotJobIdentifier: snapshotJobId,
  })
  expect(job).toMatchObject({ Status: 'Running', EngagementId: id, ResourceId: 'O5000001' })
  const snapshot = await service.client.getResourceSnapshot({
    Catalog,
    EngagementIdentifier: id,
    ResourceType: 'Opportunity',
    ResourceIdentifier: 'O5000001',
    ResourceSnapshotTemplateIdentifier: 'OpportunitySummary',
  })
  expect(snapshot.Revision).toBe(1)
})

test('gives new engagements, invitations and jobs ids of their own', async () => {
  const task = await service.client.startEngagementFromOpportunityTask({
    Catalog,
    ClientToken: 'next',
    Identifier: 'O5000003',
    AwsSubmission: { InvolvementType: 'Co-Sell' },
  })
  expect(task.TaskStatus).toBe('COMPLETE')
  const { EngagementSummaryList } = await service.client.listEngagements({ Catalog })
  expect(EngagementSummaryList?.[0]?.Id).toBe(task.EngagementId)
  expect(EngagementSummaryList).toHaveLength(3)
})
