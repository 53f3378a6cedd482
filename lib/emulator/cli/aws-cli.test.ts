import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type {
  CreateEngagementCommandOutput,
  EngagementContextDetails,
  GetOpportunityCommandOutput,
  LeadCustomer,
  LeadInteraction,
  ListEngagementInvitationsCommandOutput,
  ListOpportunitiesCommandOutput,
  PartnerCentralSellingClient,
  StartEngagementFromOpportunityTaskCommandOutput,
} from '@aws-sdk/client-partnercentral-selling'
import {
  AssociateOpportunityCommand,
  CreateEngagementCommand,
  DeleteResourceSnapshotJobCommand,
  GetOpportunityCommand,
  ListOpportunitiesCommand,
  StartEngagementFromOpportunityTaskCommand,
  StopResourceSnapshotJobCommand,
} from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, describe, type TestContext, test } from 'vitest'
import type { Caller } from '../access/caller'
import type { EmulatorOptions } from '../emulator'
import {
  completeOpportunity,
  created,
  openTestEmulator,
  type TestEmulator,
  testCredentials,
} from '../test-emulator'
import { listen } from '../transport/http-server'
import { awsCli, type Cli, cliVersion } from './test-aws-cli'
import { writeBotocoreModel } from './test-botocore-model'

const catalog = ['--catalog', 'Sandbox']

interface Service extends TestEmulator {
  aws: Cli
  /** The same service for another caller, or for a CLI that goes by its own model. */
  awsFor(other: { credentials?: typeof testCredentials & { sessionToken?: string }; models?: string }): Cli
}

let home: string
let models: string

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'tandem-aws-cli-'))
  models = join(home, 'models')
  writeBotocoreModel(models)
})

afterAll(() => {
  rmSync(home, { recursive: true, force: true })
})

/** A service of the test's own, on a port. */
async function open(
  { onTestFinished }: Pick<TestContext, 'onTestFinished'>,
  options: Partial<EmulatorOptions> = {},
): Promise<Service> {
  const service = await openTestEmulator(options)
  const server = await listen(service.emulator)
  onTestFinished(async () => {
    await server.close()
    await service.close()
  })
  const awsFor: Service['awsFor'] = (other) =>
    awsCli({ endpoint: server.url, credentials: testCredentials, home, models, ...other })
  return { ...service, aws: awsFor({}), awsFor }
}

/** A record that can be submitted. */
async function submittable({ client }: { client: PartnerCentralSellingClient }): Promise<string> {
  const { id } = await created({ client })
  const solution = { RelatedEntityType: 'Solutions', RelatedEntityIdentifier: 'S-1234567' } as const
  await client.send(
    new AssociateOpportunityCommand({ Catalog: 'Sandbox', OpportunityIdentifier: id, ...solution }),
  )
  return id
}

/** A submitted record, its engagement, and the snapshot job that came with the submission. */
async function submittedDeal(
  service: Service,
): Promise<{ id: string; engagement: string; submissionJob: string }> {
  const id = await submittable(service)
  const { EngagementId = '', ResourceSnapshotJobId = '' } = await service.client.send(
    new StartEngagementFromOpportunityTaskCommand({
      Catalog: 'Sandbox',
      ClientToken: randomUUID(),
      Identifier: id,
      AwsSubmission: { InvolvementType: 'Co-Sell', Visibility: 'Full' },
    }),
  )
  return { id, engagement: EngagementId, submissionJob: ResourceSnapshotJobId }
}

/** What the CLI printed of a record, as it takes it back for an update. */
function updateOf(record: Partial<GetOpportunityCommandOutput>, changes: object = {}): object {
  const { Id, Arn, CreatedDate, OpportunityTeam, RelatedEntityIdentifiers, ...rest } = record
  return { ...rest, Identifier: Id, ...changes }
}

/** An AWS seller's referral, and the partner's invitation to it. */
async function referral(service: Service): Promise<string> {
  await created(service, { Origin: 'AWS Referral' })
  const list = await service.aws.call<ListEngagementInvitationsCommandOutput>(
    'list-engagement-invitations',
    ...catalog,
    '--participant-type',
    'RECEIVER',
    '--status',
    'PENDING',
  )
  return list.EngagementInvitationSummaries?.[0]?.Id ?? ''
}

describe.skipIf(!cliVersion)(
  `the AWS CLI, ${cliVersion ?? 'which is not installed here'}`,
  { timeout: 600_000 },
  () => {
    test.concurrent('creates, associates, submits and approves an opportunity', async (context) => {
      const { expect } = context
      const { aws } = await open(context)
      const { Id = '' } = await aws.call<GetOpportunityCommandOutput>(
        'create-opportunity',
        completeOpportunity(),
      )
      expect(Id).toMatch(/^O\d+$/)
      const opportunity = [...catalog, '--identifier', Id]
      await aws.call(
        'associate-opportunity',
        ...catalog,
        ...['--opportunity-identifier', Id],
        ...['--related-entity-type', 'Solutions', '--related-entity-identifier', 'S-1234567'],
      )
      const task = await aws.call<StartEngagementFromOpportunityTaskCommandOutput>(
        'start-engagement-from-opportunity-task',
        ...opportunity,
        ...['--aws-submission', 'InvolvementType=Co-Sell,Visibility=Full'],
      )
      expect(task).toMatchObject({ TaskStatus: 'COMPLETE', OpportunityId: Id })
      expect(
        await aws.call(
          'list-engagement-from-opportunity-tasks',
          ...catalog,
          ...['--opportunity-identifier', Id],
        ),
      ).toMatchObject({ TaskSummaries: [{ TaskId: task.TaskId, EngagementId: task.EngagementId }] })

      const submitted = await aws.call<GetOpportunityCommandOutput>('get-opportunity', ...opportunity)
      expect(submitted).toMatchObject({
        LifeCycle: { ReviewStatus: 'Submitted' },
        RelatedEntityIdentifiers: { Solutions: ['S-1234567'] },
      })
      const LifeCycle = { ...submitted.LifeCycle, ReviewStatus: 'Approved' }
      await aws.call('update-opportunity', updateOf(submitted, { LifeCycle }))
      expect(await aws.call('get-opportunity', ...opportunity)).toMatchObject({
        LifeCycle: { ReviewStatus: 'Approved' },
      })
      expect(
        await aws.call('get-aws-opportunity-summary', ...catalog, '--related-opportunity-identifier', Id),
      ).toMatchObject({ RelatedOpportunityId: Id, InvolvementType: 'Co-Sell', Origin: 'Partner Referral' })
    })

    test.concurrent('accepts an AWS referral and works on its opportunity', async (context) => {
      const { expect } = context
      const service = await open(context)
      const { aws } = service
      const invitation = await referral(service)
      expect(invitation).toMatch(/^engi-/)
      expect(
        await aws.call('get-engagement-invitation', ...catalog, '--identifier', invitation),
      ).toMatchObject({ Status: 'PENDING', SenderCompanyName: 'AWS', PayloadType: 'OpportunityInvitation' })
      const task = await aws.call<{ TaskId: string; OpportunityId: string }>(
        'start-engagement-by-accepting-invitation-task',
        ...catalog,
        ...['--identifier', invitation],
      )
      expect(
        await aws.call(
          'list-engagement-by-accepting-invitation-tasks',
          ...catalog,
          ...['--task-identifier', task.TaskId],
        ),
      ).toMatchObject({ TaskSummaries: [{ TaskStatus: 'COMPLETE', OpportunityId: task.OpportunityId }] })
      expect(await aws.call('get-opportunity', ...catalog, '--identifier', task.OpportunityId)).toMatchObject(
        { Id: task.OpportunityId, LifeCycle: { ReviewStatus: 'Approved' } },
      )
    })

    test.concurrent('rejects an invitation, once', async (context) => {
      const { expect } = context
      const service = await open(context)
      const { aws } = service
      const invitation = [...catalog, '--identifier', await referral(service)]
      await aws.call(
        'reject-engagement-invitation',
        ...invitation,
        '--rejection-reason',
        'Customer problem unclear',
      )
      const refusal = await aws.refused('reject-engagement-invitation', ...invitation)
      expect(refusal.name).toBe('ConflictException')
      expect(
        await aws.call('list-engagement-invitations', ...catalog, '--participant-type', 'RECEIVER'),
      ).toMatchObject({ EngagementInvitationSummaries: [{ Status: 'REJECTED' }] })
    })

    test.concurrent('makes, starts, stops and deletes a snapshot job', async (context) => {
      const { expect } = context
      const service = await open(context)
      const { aws } = service
      const { id, engagement, submissionJob } = await submittedDeal(service)
      const of = [...catalog, '--engagement-identifier', engagement, '--resource-type', 'Opportunity']
      const view = [
        '--resource-identifier',
        id,
        '--resource-snapshot-template-identifier',
        'OpportunitySummary',
      ]
      const first = { Catalog: 'Sandbox', ResourceSnapshotJobIdentifier: submissionJob }
      await service.client.send(new StopResourceSnapshotJobCommand(first))
      await service.client.send(new DeleteResourceSnapshotJobCommand(first))

      const { Id } = await aws.call<{ Id: string }>(
        'create-resource-snapshot-job',
        ...of,
        ...view,
        ...['--tags', 'Key=team,Value=north'],
      )
      const job = [...catalog, '--resource-snapshot-job-identifier', Id]
      await aws.call('start-resource-snapshot-job', ...job)
      expect(await aws.call('get-resource-snapshot-job', ...job)).toMatchObject({ Id, Status: 'Running' })
      expect(await aws.refused('delete-resource-snapshot-job', ...job)).toMatchObject({
        name: 'ConflictException',
      })
      await aws.call('stop-resource-snapshot-job', ...job)
      await aws.call('delete-resource-snapshot-job', ...job)
      expect(await aws.refused('get-resource-snapshot-job', ...job)).toMatchObject({
        name: 'ResourceNotFoundException',
      })
      expect(await aws.call('get-resource-snapshot', ...of, ...view)).toMatchObject({
        ResourceId: id,
        Payload: { OpportunitySummary: { Project: { CustomerUseCase: 'IOT' } } },
      })
    })

    test.concurrent('pages through a list', async (context) => {
      const { expect } = context
      const service = await open(context)
      const made: string[] = []
      for (let deal = 0; deal < 5; deal++) made.push((await created(service)).id)
      const list = (...more: string[]) =>
        service.aws.call<Partial<ListOpportunitiesCommandOutput>>('list-opportunities', ...catalog, ...more)
      const ids = ({ OpportunitySummaries = [] }: Partial<ListOpportunitiesCommandOutput>) =>
        OpportunitySummaries.map(({ Id }) => Id)
      const pages = ['--page-size', '2']
      const [all, start] = await Promise.all([list(...pages), list(...pages, '--max-items', '3')])
      expect([...ids(all)].sort()).toEqual([...made].sort())
      expect(all).not.toHaveProperty('NextToken')
      expect(ids(start)).toEqual(ids(all).slice(0, 3))
      const rest = await list(...pages, '--starting-token', start.NextToken ?? '')
      expect([...ids(start), ...ids(rest)]).toEqual(ids(all))
    })

    test.concurrent('filters and sorts a list', async (context) => {
      const { expect } = context
      const service = await open(context)
      const { aws } = service
      const { id } = await created(service)
      await created(service, { LifeCycle: { Stage: 'Prospect', TargetCloseDate: '2026-12-15' } })
      expect(
        await aws.call(
          'list-opportunities',
          ...catalog,
          ...['--life-cycle-stage', 'Qualified', '--life-cycle-review-status', 'Pending Submission'],
          ...['--sort', 'SortBy=LastModifiedDate,SortOrder=DESCENDING'],
          ...['--last-modified-date', 'AfterLastModifiedDate=2026-01-01T00:00:00Z'],
        ),
      ).toMatchObject({ OpportunitySummaries: [{ Id: id }] })
    })

    test.concurrent('keeps tags', async (context) => {
      const { expect } = context
      const service = await open(context)
      const { aws } = service
      const { id } = await created(service)
      const { Arn } = await service.client.send(
        new GetOpportunityCommand({ Catalog: 'Sandbox', Identifier: id }),
      )
      const resource = ['--resource-arn', Arn ?? '']
      await aws.call('tag-resource', ...resource, '--tags', 'Key=team,Value=north', 'Key=tier,Value=1')
      await aws.call('untag-resource', ...resource, '--tag-keys', 'tier')
      expect(await aws.call('list-tags-for-resource', ...resource)).toEqual({
        Tags: [{ Key: 'team', Value: 'north' }],
      })
    })

    test.concurrent('keeps settings', async (context) => {
      const { expect } = context
      const { aws } = await open(context)
      const role = 'arn:aws:iam::111122223333:role/SnapshotJobs'
      await aws.call(
        'put-selling-system-settings',
        ...catalog,
        ...['--resource-snapshot-job-role-identifier', role],
      )
      expect(await aws.call('get-selling-system-settings', ...catalog)).toMatchObject({
        Catalog: 'Sandbox',
        ResourceSnapshotJobRoleArn: role,
      })
    })

    test.concurrent('opens an engagement, gives it context and invites another partner', async (context) => {
      const { expect } = context
      const second: Caller = {
        accessKeyId: 'AKIDSECOND',
        secretAccessKey: 'second-secret',
        account: '444455556666',
        company: 'Second Partner',
      }
      const { aws, awsFor } = await open(context, { callers: [second] })
      const { Id = '' } = await aws.call<CreateEngagementCommandOutput>(
        'create-engagement',
        ...catalog,
        ...['--title', 'Harbor Freight Lines', '--description', 'Telemetry for 900 trucks'],
      )
      const project = {
        Customer: {
          CompanyName: 'Harbor Freight Lines',
          WebsiteUrl: 'https://www.harborlines.example',
          CountryCode: 'US',
          Industry: 'Transportation and Logistics',
        },
        Project: {
          Title: 'Fleet telemetry',
          BusinessProblem: 'Telemetry from 900 trucks arrives too late for dispatch to use it.',
          TargetCompletionDate: '2026-12-15',
        },
      }
      await aws.call(
        'create-engagement-context',
        ...catalog,
        ...['--engagement-identifier', Id, '--type', 'CustomerProject'],
        ...['--payload', JSON.stringify({ CustomerProject: project })],
      )
      expect(await aws.call('get-engagement', ...catalog, '--identifier', Id)).toMatchObject({
        Title: 'Harbor Freight Lines',
        MemberCount: 1,
        Contexts: [{ Type: 'CustomerProject', Payload: { CustomerProject: project } }],
      })
      const invitation = await aws.call<{ Id: string }>('create-engagement-invitation', {
        Catalog: 'Sandbox',
        EngagementIdentifier: Id,
        Invitation: {
          Message: 'Join us',
          Receiver: { Account: { AwsAccountId: second.account } },
          Payload: {
            OpportunityInvitation: {
              SenderContacts: [{ FirstName: 'Ana', LastName: 'Ruiz', Email: 'ana.ruiz@tandem.example' }],
              ReceiverResponsibilities: ['Co-Sell Facilitator'],
              ...project,
              Project: {
                ...project.Project,
                ExpectedCustomerSpend: [
                  { Amount: '12500.00', CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' },
                ],
              },
            },
          },
        },
      })
      const theirs = awsFor({ credentials: second })
      await theirs.call('accept-engagement-invitation', ...catalog, '--identifier', invitation.Id)
      expect(await theirs.call('list-engagement-members', ...catalog, '--identifier', Id)).toMatchObject({
        EngagementMemberList: [{}, { AccountId: second.account, CompanyName: 'Second Partner' }],
      })
    })

    test.concurrent('makes an opportunity of a lead', async (context) => {
      const { expect } = context
      const { aws } = await open(context)
      const { Id = '' } = await aws.call<CreateEngagementCommandOutput>('create-engagement', {
        Catalog: 'Sandbox',
        Title: 'Fleet days',
        Description: 'A lead from the fair',
        Contexts: [lead],
      })
      const task = await aws.call<{ TaskId: string; OpportunityId: string }>(
        'start-opportunity-from-engagement-task',
        ...catalog,
        ...['--identifier', Id, '--context-identifier', '1', '--tags', 'Key=team,Value=north'],
      )
      expect(
        await aws.call('list-opportunity-from-engagement-tasks', ...catalog, '--engagement-identifier', Id),
      ).toMatchObject({ TaskSummaries: [{ TaskId: task.TaskId, TaskStatus: 'COMPLETE' }] })
      expect(await aws.call('get-opportunity', ...catalog, '--identifier', task.OpportunityId)).toMatchObject(
        { Customer: { Account: { CompanyName: 'Harbor Freight Lines' } } },
      )
    })

    test.concurrent('prospects', async (context) => {
      const { expect } = context
      const { aws, client, clock } = await open(context)
      const { Id = '' } = await client.send(
        new CreateEngagementCommand({
          Catalog: 'Sandbox',
          ClientToken: randomUUID(),
          Title: 'Fleet days',
          Description: 'A lead from the fair',
          Contexts: [lead],
        }),
      )
      const { TaskId } = await aws.call<{ TaskId: string }>(
        'start-prospecting-from-engagement-task',
        ...catalog,
        ...['--identifiers', Id, '--task-name', 'Fair leads'],
      )
      clock.advance(24 * 60 * 60)
      const task = await aws.call(
        'get-prospecting-from-engagement-task',
        ...catalog,
        '--task-identifier',
        TaskId,
      )
      expect(task).toMatchObject({
        TaskName: 'Fair leads',
        Engagements: [{ EngagementIdentifier: Id, Status: 'COMPLETED' }],
      })
      expect(
        await aws.call(
          'list-prospecting-from-engagement-tasks',
          ...catalog,
          ...['--task-name', 'Fair leads', '--start-after', '2026-01-01T00:00:00Z'],
        ),
      ).toMatchObject({ TaskSummaries: [{ TaskId }] })
    })

    test.concurrent('tells every mistake of a request at once', async (context) => {
      const { expect } = context
      const { aws } = await open(context)
      const refusal = await aws.refused('create-opportunity', {
        ...completeOpportunity(),
        NationalSecurity: 'Perhaps',
        LifeCycle: { Stage: 'Someday' },
      })
      expect(refusal.name).toBe('ValidationException')
      expect(refusal.message).toContain('2 validation errors detected')
      expect([254, 255]).toContain(refusal.exitCode)
    })

    test.concurrent('works by its own idea of the service, if it has one', async (context) => {
      const { expect, skip } = context
      const service = await open(context)
      const { id } = await created(service)
      const aws = service.awsFor({ models: undefined })
      const list = aws.call('list-opportunities', ...catalog, '--page-size', '1')
      const answer = await list.catch((error: Error) => {
        if (/invalid choice/i.test(error.message)) skip('this version does not know the service')
        throw error
      })
      expect(answer).toMatchObject({ OpportunitySummaries: [{ Id: id }] })
    })

    test.concurrent('is told that its version is stale', async (context) => {
      const { expect } = context
      const service = await open(context)
      const { id } = await created(service)
      const record = await service.client.send(
        new GetOpportunityCommand({ Catalog: 'Sandbox', Identifier: id }),
      )
      const { $metadata, ...stale } = record
      const LastModifiedDate = '2026-02-28T10:15:00.412Z'
      const refusal = await service.aws.refused('update-opportunity', updateOf(stale, { LastModifiedDate }))
      expect(refusal).toMatchObject({
        name: 'ConflictException',
        message: expect.stringContaining('last modified date is not the latest'),
      })
      expect([254, 255]).toContain(refusal.exitCode)
    })

    test.concurrent('is told what does not exist', async (context) => {
      const { expect } = context
      const { aws } = await open(context)
      const refusal = await aws.refused('get-opportunity', ...catalog, '--identifier', 'O9999999')
      expect(refusal.name).toBe('ResourceNotFoundException')
      expect(refusal.message).toContain('when calling the GetOpportunity operation')
      expect(refusal.message).toContain('Identifier O9999999 does not exist or is not accessible')
      expect([254, 255]).toContain(refusal.exitCode)
    })

    test.concurrent('is told what it may not do', async (context) => {
      const { expect } = context
      const reader: Caller = {
        accessKeyId: 'AKIDREADER',
        secretAccessKey: 'reader-secret',
        account: '111122223333',
        company: 'Tandem Demo Partner',
        allow: [{ actions: ['partnercentral:Get*', 'partnercentral:List*'] }],
      }
      const service = await open(context, { callers: [reader] })
      const aws = service.awsFor({ credentials: reader })
      const refusal = await aws.refused('create-opportunity', completeOpportunity())
      expect(refusal.name).toBe('AccessDeniedException')
      expect(refusal.message).toContain('not authorized to perform: partnercentral:CreateOpportunity')
      expect([254, 255]).toContain(refusal.exitCode)
      expect(await aws.call('list-opportunities', ...catalog)).toEqual({ OpportunitySummaries: [] })
    })

    test.concurrent('is told when an engagement is full', async (context) => {
      const { expect } = context
      const service = await open(context)
      const { Id = '' } = await service.client.send(
        new CreateEngagementCommand({
          Catalog: 'Sandbox',
          ClientToken: randomUUID(),
          Title: 'Full',
          Description: 'No room for more',
          Contexts: Array.from({ length: 5 }, () => lead),
        }),
      )
      const refusal = await service.aws.refused('create-engagement-context', {
        Catalog: 'Sandbox',
        EngagementIdentifier: Id,
        ...lead,
      })
      expect(refusal.name).toBe('ServiceQuotaExceededException')
      expect([254, 255]).toContain(refusal.exitCode)
    })

    test.concurrent('is told to slow down', async (context) => {
      const { expect } = context
      const { aws, client } = await open(context, { quota: 'aws' })
      const list = () => client.send(new ListOpportunitiesCommand({ Catalog: 'Sandbox' }))
      // The service's clock stands still, so what is spent stays spent.
      await expect(Promise.all(Array.from({ length: 50 }, list))).rejects.toThrow('Rate exceeded')
      const refusal = await aws.refused('list-opportunities', ...catalog)
      expect(refusal).toMatchObject({
        name: 'ThrottlingException',
        message: expect.stringContaining('Rate exceeded'),
      })
      expect([254, 255]).toContain(refusal.exitCode)
    })

    test.concurrent('is told that the service has failed', async (context) => {
      const { expect } = context
      const { aws } = await open(context, {
        faults: { rules: [{ kind: 'internal', operation: 'ListSolutions' }] },
      })
      const refusal = await aws.refused('list-solutions', ...catalog)
      expect(refusal.name).toBe('InternalServerException')
      expect(refusal.message).toContain('when calling the ListSolutions operation')
      expect([254, 255]).toContain(refusal.exitCode)
    })

    test.concurrent('is told when it signs with the wrong key', async (context) => {
      const { expect } = context
      const { awsFor } = await open(context)
      const wrong = { ...testCredentials, secretAccessKey: 'not-the-secret' }
      const refusal = await awsFor({ credentials: wrong }).refused('list-solutions', ...catalog)
      expect(refusal.name).toBe('InvalidSignatureException')
      expect([254, 255]).toContain(refusal.exitCode)
    })
  },
)

const customer: LeadCustomer = {
  CompanyName: 'Harbor Freight Lines',
  Industry: 'Transportation and Logistics',
  WebsiteUrl: 'https://www.harborlines.example',
  Address: { CountryCode: 'US' },
}

const interaction: LeadInteraction = {
  SourceType: 'Event',
  SourceId: 'event-1',
  SourceName: 'Fleet days',
  Contact: {
    FirstName: 'Ana',
    LastName: 'Ruiz',
    Email: 'ana.ruiz@harborlines.example',
    BusinessTitle: 'Fleet manager',
  },
}

const lead: EngagementContextDetails = {
  Type: 'Lead',
  Payload: { Lead: { Customer: customer, Interactions: [interaction] } },
}
