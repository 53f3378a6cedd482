import {
  CreateEngagementContextCommand,
  type EngagementContextDetails,
  GetEngagementCommand,
  GetOpportunityCommand,
  GetResourceSnapshotCommand,
  GetResourceSnapshotJobCommand,
  type LeadContext,
  ListEngagementResourceAssociationsCommand,
  ListTagsForResourceCommand,
  StartEngagementFromOpportunityTaskCommand,
  StartOpportunityFromEngagementTaskCommand,
  type StartOpportunityFromEngagementTaskCommandInput,
  UpdateOpportunityCommand,
} from '@aws-sdk/client-partnercentral-selling'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { completeOpportunity, edit, refusalOf, updatable } from '../test-emulator'
import {
  engagement,
  firstAccount,
  join,
  lead,
  leadContext,
  openPartners,
  type Partners,
  secondAccount,
  shared,
} from '../test-engagements'

let service: Partners
let room: string

beforeEach(async () => {
  service = await openPartners()
  room = await engagement(service, [leadContext()])
})
afterEach(() => service.close())

const convert = (
  overrides: Partial<StartOpportunityFromEngagementTaskCommandInput> = {},
  client = service.client,
) =>
  client.send(
    new StartOpportunityFromEngagementTaskCommand({
      Catalog: 'Sandbox',
      Identifier: room,
      ContextIdentifier: '1',
      ...overrides,
    }),
  )

const opportunity = (Identifier: string | undefined, client = service.client) =>
  client.send(new GetOpportunityCommand({ Catalog: 'Sandbox', Identifier }))

async function contexts(): Promise<EngagementContextDetails[]> {
  const { Contexts = [] } = await service.client.send(
    new GetEngagementCommand({ Catalog: 'Sandbox', Identifier: room }),
  )
  return Contexts
}

test('answers a task that is done, with what it has made', async () => {
  const { $metadata: _metadata, ...task } = await convert()
  expect(task).toEqual({
    TaskId: expect.stringMatching(/^task-[0-9a-z]{13}$/),
    TaskArn: `arn:aws:partnercentral:us-east-1::catalog/Sandbox/opportunity-from-engagement-task/${task.TaskId}`,
    StartTime: new Date('2026-03-01T10:15:00.412Z'),
    TaskStatus: 'COMPLETE',
    OpportunityId: expect.stringMatching(/^O\d+$/),
    ResourceSnapshotJobId: expect.stringMatching(/^job-[0-9a-z]{13}$/),
    EngagementId: room,
    ContextId: '1',
  })
})

test('makes a draft of what the lead says', async () => {
  const { OpportunityId } = await convert()
  expect(await opportunity(OpportunityId)).toMatchObject({
    Id: OpportunityId,
    OpportunityType: 'Net New Business',
    Marketing: { Source: 'None' },
    LifeCycle: { Stage: 'Prospect', ReviewStatus: 'Pending Submission', TargetCloseDate: '2026-05-30' },
    Project: {
      Title: 'Converted from Lead',
      CustomerBusinessProblem: lead.Interactions?.[0]?.BusinessProblem,
      CustomerUseCase: 'IOT',
      ExpectedCustomerSpend: [],
    },
    Customer: {
      Account: {
        CompanyName: 'Northwind Traders',
        Industry: 'Retail',
        WebsiteUrl: 'https://www.northwind.example',
        Address: { City: 'Munich', PostalCode: '80331', CountryCode: 'DE' },
      },
      Contacts: [lead.Interactions?.[0]?.Contact],
    },
  })
})

test('leaves out what an opportunity cannot hold, so that its record can be written back', async () => {
  const contact = { FirstName: 'Al', LastName: 'Ng', BusinessTitle: 'CTO', Email: 'al@ng.example' }
  const odd: Partial<LeadContext> = {
    Customer: {
      CompanyName: 'Tailspin',
      Industry: 'Toys and games',
      WebsiteUrl: 'n/a',
      Address: { CountryCode: 'ZZ', City: 'Oslo', StateOrRegion: '' },
    },
    Interactions: [
      { BusinessProblem: 'Too short', Usecase: 'Something else', Contact: { ...contact, Phone: '555' } },
      { Contact: contact },
    ],
  }
  room = await engagement(service, [leadContext(odd)])
  const { OpportunityId = '' } = await convert()
  const { Customer, Project } = await opportunity(OpportunityId)
  expect(Customer).toEqual({
    Account: {
      CompanyName: 'Tailspin',
      Industry: 'Other',
      OtherIndustry: 'Toys and games',
      Address: { City: 'Oslo' },
    },
    Contacts: [contact],
  })
  expect(Project).toEqual({ Title: 'Converted from Lead', ExpectedCustomerSpend: [] })
  await service.client.send(new UpdateOpportunityCommand(await updatable(service, OpportunityId)))
  expect((await contexts())[1]).toMatchObject({ Type: 'CustomerProject', Payload: { CustomerProject: {} } })
})

test('shows the members a customer project, the opportunity and its first snapshot', async () => {
  const { OpportunityId = '', ResourceSnapshotJobId } = await convert()
  expect((await contexts())[1]).toEqual({
    Id: '2',
    Type: 'CustomerProject',
    Payload: {
      CustomerProject: {
        Customer: {
          Industry: 'Retail',
          CompanyName: 'Northwind Traders',
          WebsiteUrl: 'https://www.northwind.example',
          CountryCode: 'DE',
        },
        Project: {
          Title: 'Converted from Lead',
          BusinessProblem: lead.Interactions?.[0]?.BusinessProblem,
          TargetCompletionDate: '2026-05-30',
        },
      },
    },
  })
  const { EngagementResourceAssociationSummaries: associations } = await service.client.send(
    new ListEngagementResourceAssociationsCommand({ Catalog: 'Sandbox', EngagementIdentifier: room }),
  )
  expect(associations).toMatchObject([{ ResourceId: OpportunityId, CreatedBy: firstAccount }])
  const { Status } = await service.client.send(
    new GetResourceSnapshotJobCommand({
      Catalog: 'Sandbox',
      ResourceSnapshotJobIdentifier: ResourceSnapshotJobId,
    }),
  )
  expect(Status).toBe('Running')
  const snapshot = await service.client.send(new GetResourceSnapshotCommand(shared(room, OpportunityId)))
  expect(snapshot.Revision).toBe(1)
})

test('tells of the opportunity, the engagement and the snapshot', async () => {
  await join(service, room)
  service.news()
  await convert()
  const told = service.news().map(({ to, detailType }) => `${to.account} ${detailType}`)
  expect(told).toEqual([
    `${firstAccount} Opportunity Created`,
    `${firstAccount} Engagement Updated`,
    `${secondAccount} Engagement Updated`,
    `${firstAccount} Engagement Resource Snapshot Created`,
    `${secondAccount} Engagement Resource Snapshot Created`,
  ])
})

test('gives every member an opportunity of its own, and the engagement one customer project', async () => {
  await join(service, room)
  const mine = await convert()
  const theirs = await convert({}, service.second)
  expect(theirs.TaskStatus).toBe('COMPLETE')
  expect(theirs.OpportunityId).not.toBe(mine.OpportunityId)
  expect((await opportunity(theirs.OpportunityId, service.second)).Id).toBe(theirs.OpportunityId)
  expect((await refusalOf(opportunity(theirs.OpportunityId))).name).toBe('ResourceNotFoundException')
  expect((await contexts()).map(({ Type }) => Type)).toEqual(['Lead', 'CustomerProject'])
})

test('makes what can be completed and submitted into the same engagement, without an invitation', async () => {
  const { OpportunityId = '' } = await convert()
  const { Project, PrimaryNeedsFromAws } = completeOpportunity()
  await edit(service, OpportunityId, ({ LifeCycle }) => ({
    Project,
    PrimaryNeedsFromAws,
    NationalSecurity: 'No',
    LifeCycle: { ...LifeCycle, Stage: 'Qualified' },
  }))
  const task = await service.client.send(
    new StartEngagementFromOpportunityTaskCommand({
      Catalog: 'Sandbox',
      Identifier: OpportunityId,
      AwsSubmission: { InvolvementType: 'Co-Sell', Visibility: 'Full' },
    }),
  )
  expect(task).toMatchObject({ TaskStatus: 'COMPLETE', EngagementId: room })
  expect(task).not.toHaveProperty('EngagementInvitationId')
})

test('tags the opportunity and the job', async () => {
  const Tags = [{ Key: 'campaign', Value: 'spring' }]
  const { OpportunityId, ResourceSnapshotJobId } = await convert({ Tags })
  const arn = `arn:aws:partnercentral:us-east-1:${firstAccount}:catalog/Sandbox`
  for (const what of [`opportunity/${OpportunityId}`, `resource-snapshot-job/${ResourceSnapshotJobId}`]) {
    const found = await service.client.send(new ListTagsForResourceCommand({ ResourceArn: `${arn}/${what}` }))
    expect(found.Tags).toEqual(Tags)
  }
})

test('takes the engagement by its ARN, and a lead of several', async () => {
  room = await engagement(service, [leadContext(), leadContext({ QualificationStatus: 'Unqualified' })])
  const Identifier = `arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement/${room}`
  const task = await convert({ Identifier, ContextIdentifier: '2' })
  expect(task).toMatchObject({ TaskStatus: 'COMPLETE', EngagementId: room, ContextId: '2' })
})

test('gives a repeated token the first task', async () => {
  const { TaskId } = await convert({ ClientToken: 'convert-once' })
  expect((await convert({ ClientToken: 'convert-once' })).TaskId).toBe(TaskId)
  const other = convert({ ClientToken: 'convert-once', ContextIdentifier: '2' })
  expect((await refusalOf(other)).name).toBe('ConflictException')
})

describe('fails, and changes nothing,', () => {
  async function failure(overrides: Partial<StartOpportunityFromEngagementTaskCommandInput> = {}) {
    service.news()
    const task = await convert(overrides)
    expect(service.news()).toEqual([])
    expect(task).toMatchObject({ TaskStatus: 'FAILED', Message: expect.any(String), EngagementId: room })
    expect(task).not.toHaveProperty('OpportunityId')
    return task.ReasonCode
  }

  test('without such a context', async () => {
    expect(await failure({ ContextIdentifier: '2' })).toBe('ContextNotFound')
    expect(await failure({ ContextIdentifier: '99999' })).toBe('ContextNotFound')
  })

  test('for a disqualified lead', async () => {
    room = await engagement(service, [leadContext({ QualificationStatus: 'Disqualified' })])
    expect(await failure()).toBe('DisqualifiedLeadNotPermitted')
  })

  test('for a customer project', async () => {
    await convert()
    expect(await failure({ ContextIdentifier: '2' })).toBe('CustomerProjectContextNotPermitted')
  })

  test('for a prospecting result', async () => {
    await service.client.send(
      new CreateEngagementContextCommand({
        Catalog: 'Sandbox',
        EngagementIdentifier: room,
        Type: 'ProspectingResult',
        Payload: { ProspectingResult: { Aws: { TaskName: 'Spring leads' } } },
      }),
    )
    expect(await failure({ ContextIdentifier: '2' })).toBe('EngagementValidationFailed')
  })

  test('for a lead that the account has converted', async () => {
    await convert()
    expect(await failure()).toBe('OpportunityConflict')
  })

  test('when the engagement has no room for the customer project', async () => {
    room = await engagement(service, Array(5).fill(leadContext()))
    expect(await failure()).toBe('ServiceQuotaExceeded')
  })
})

test.each([
  ['CreateOpportunity', 'OpportunityAccessDenied'],
  ['CreateEngagementContext', 'EngagementAccessDenied'],
  ['CreateResourceSnapshotJob', 'ResourceSnapshotJobAccessDenied'],
])('fails for a caller who may not %s', async (missing, ReasonCode) => {
  const actions = [
    'StartOpportunityFromEngagementTask',
    'CreateEngagement',
    'CreateOpportunity',
    'CreateEngagementContext',
    'CreateResourceSnapshotJob',
    'StartResourceSnapshotJob',
  ]
  const allow = [
    { actions: actions.filter((action) => action !== missing).map((action) => `partnercentral:${action}`) },
  ]
  const caller = { accessKeyId: 'AKIDSECOND', secretAccessKey: 'second-secret', account: secondAccount }
  const limited = await openPartners({ callers: [{ ...caller, company: 'Second Partner', allow }] })
  room = await engagement({ client: limited.second }, [leadContext()])
  expect(await convert({}, limited.second)).toMatchObject({ TaskStatus: 'FAILED', ReasonCode })
  await limited.close()
})

describe('refuses', () => {
  test('an engagement that is not there, or not joined, or of the other catalog', async () => {
    const calls = [
      convert({ Identifier: 'eng-00000000000000' }),
      convert({}, service.second),
      convert({ Catalog: 'AWS' }),
      convert({ Identifier: `arn:aws:partnercentral:us-east-1::catalog/AWS/engagement/${room}` }),
    ]
    for (const call of calls) expect((await refusalOf(call)).name).toBe('ResourceNotFoundException')
  })

  test('the ARN of something else', async () => {
    const Identifier =
      'arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement-invitation/engi-0000000000000'
    expect((await refusalOf(convert({ Identifier }))).issues).toEqual(['identifier INVALID_STRING_FORMAT'])
  })

  test('a tag key twice, and what the model forbids', async () => {
    const Tags = [
      { Key: 'a', Value: '1' },
      { Key: 'a', Value: '2' },
    ]
    expect((await refusalOf(convert({ Tags }))).issues).toEqual(['tags DUPLICATE_KEY_VALUE'])
    expect((await refusalOf(convert({ ContextIdentifier: '01', Identifier: 'O1' }))).issues).toEqual([
      'contextIdentifier INVALID_STRING_FORMAT',
      'identifier INVALID_STRING_FORMAT',
    ])
  })
})
