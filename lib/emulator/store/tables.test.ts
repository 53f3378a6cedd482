import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  GetOpportunityCommand,
  ListEngagementFromOpportunityTasksCommand,
  ListOpportunitiesCommand,
} from '@aws-sdk/client-partnercentral-selling'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '@/lib/sql/migrate'
import { openSqlite } from '@/lib/sql/sqlite'
import { edit, openTestEmulator, updatable } from '../test-emulator'
import { migrations } from './tables'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-emulator-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const account = '222233334444'
const document = {
  Catalog: 'Sandbox',
  Id: 'O5000001',
  Arn: `arn:aws:partnercentral:us-east-1:${account}:catalog/Sandbox/opportunity/O5000001`,
  CreatedDate: '2026-02-01T09:00:00Z',
  LastModifiedDate: '2026-02-02T09:00:00.000Z',
  OpportunityTeam: [],
  RelatedEntityIdentifiers: {},
  Customer: {
    Account: {
      CompanyName: 'Harbor Freight Lines',
      Industry: 'Transportation and Logistics',
      WebsiteUrl: 'https://www.harborlines.example',
      Address: { CountryCode: 'US', StateOrRegion: 'Washington', PostalCode: '98109' },
    },
    Contacts: [],
  },
  Project: {
    Title: 'Fleet telemetry',
    CustomerBusinessProblem: 'Telemetry arrives too late for dispatch to use it.',
    DeliveryModels: ['SaaS or PaaS'],
    ExpectedCustomerSpend: [
      { Amount: '100', CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' },
    ],
  },
  LifeCycle: { Stage: 'Qualified', ReviewStatus: 'Submitted', TargetCloseDate: '2026-12-15' },
}

/** A file as the first version of the service left it. */
async function oldFile(): Promise<string> {
  const file = join(folder, 'partner-central.db')
  const database = openSqlite(file)
  await migrate(database, 'emulator', { '001-first': migrations['001-first'] as never })
  const state = {
    origin: 'Partner Referral',
    submissions: 1,
    involvement: 'Co-Sell',
    visibility: 'Full',
    engagement: {
      id: 'eng-0123456789abcd',
      invitationId: 'engi-0123456789abc',
      snapshotJobId: 'job-0123456789abc',
    },
  }
  const task = {
    TaskId: 'task-0123456789abc',
    TaskArn:
      'arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement-from-opportunity-task/task-0123456789abc',
    StartTime: '2026-02-02T09:00:00.000Z',
    TaskStatus: 'COMPLETE',
    OpportunityId: 'O5000001',
  }
  const modified = Date.parse(document.LastModifiedDate)
  await sql`insert into opportunity values (5000001, 'Sandbox', 1, ${Date.parse(document.CreatedDate)}, ${modified},
    'Qualified', 'Submitted', 'harbor freight lines', '2026-12-15', null)`.execute(database)
  await sql`insert into opportunity_body values (5000001, ${JSON.stringify(document)}, '{"Id":"O5000001"}',
    ${JSON.stringify(state)})`.execute(database)
  await sql`insert into submission_task values (1, 'Sandbox', ${task.TaskId}, 'O5000001', null, 'COMPLETE', ${modified},
    ${JSON.stringify(task)})`.execute(database)
  await database.destroy()
  return file
}

test('a file of the first version keeps its records, their owner, lists and tasks', async () => {
  const service = await openTestEmulator({ file: await oldFile(), account })
  try {
    const { client } = service
    const Catalog = 'Sandbox'
    const read = await client.send(new GetOpportunityCommand({ Catalog, Identifier: 'O5000001' }))
    expect(read.Project?.Title).toBe('Fleet telemetry')
    const listed = await client.send(new ListOpportunitiesCommand({ Catalog, LifeCycleStage: ['Qualified'] }))
    expect(listed.OpportunitySummaries?.map(({ Id }) => Id)).toEqual(['O5000001'])
    const tasks = await client.send(new ListEngagementFromOpportunityTasksCommand({ Catalog }))
    expect(tasks.TaskSummaries?.map(({ TaskId }) => TaskId)).toEqual(['task-0123456789abc'])
  } finally {
    await service.close()
  }
})

test('a record of the first version goes on through its review', async () => {
  const service = await openTestEmulator({ file: await oldFile(), account })
  try {
    await edit(service, 'O5000001', ({ LifeCycle }) => ({
      LifeCycle: { ...LifeCycle, ReviewStatus: 'Approved' },
    }))
    expect((await updatable(service, 'O5000001')).LifeCycle?.ReviewStatus).toBe('Approved')
  } finally {
    await service.close()
  }
})

test('a file of the first version shows its records to no other account', async () => {
  const service = await openTestEmulator({ file: await oldFile(), account: '999988887777' })
  try {
    const listed = await service.client.send(new ListOpportunitiesCommand({ Catalog: 'Sandbox' }))
    expect(listed.OpportunitySummaries).toEqual([])
  } finally {
    await service.close()
  }
})
