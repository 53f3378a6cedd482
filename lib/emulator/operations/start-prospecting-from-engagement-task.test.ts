import {
  CreateEngagementContextCommand,
  type EngagementContextDetails,
  GetEngagementCommand,
  GetProspectingFromEngagementTaskCommand,
  StartProspectingFromEngagementTaskCommand,
  type StartProspectingFromEngagementTaskCommandInput,
} from '@aws-sdk/client-partnercentral-selling'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { refusalOf } from '../test-emulator'
import {
  engagement,
  firstAccount,
  join,
  leadContext,
  openPartners,
  type Partners,
  secondAccount,
} from '../test-engagements'

let service: Partners

beforeEach(async () => {
  service = await openPartners()
})
afterEach(() => service.close())

const start = (
  Identifiers: string[],
  overrides: Partial<StartProspectingFromEngagementTaskCommandInput> = {},
  client = service.client,
) =>
  client.send(
    new StartProspectingFromEngagementTaskCommand({
      Catalog: 'Sandbox',
      Identifiers,
      TaskName: 'Spring leads',
      ...overrides,
    }),
  )

const read = (TaskIdentifier: string | undefined, Catalog = 'Sandbox', client = service.client) =>
  client.send(new GetProspectingFromEngagementTaskCommand({ Catalog, TaskIdentifier }))

const contexts = async (Identifier: string): Promise<EngagementContextDetails[]> => {
  const { Contexts = [] } = await service.client.send(
    new GetEngagementCommand({ Catalog: 'Sandbox', Identifier }),
  )
  return Contexts
}

const project: EngagementContextDetails = {
  Type: 'CustomerProject',
  Payload: {
    CustomerProject: {
      Customer: {
        CompanyName: 'Harbor Freight Lines',
        Industry: 'Transportation and Logistics',
        WebsiteUrl: 'https://www.harborlines.example',
        CountryCode: 'US',
      },
    },
  },
}

test('answers a task that waits, with an ARN in the namespace of its own', async () => {
  const room = await engagement(service, [leadContext()])
  const { $metadata: _metadata, ...task } = await start([room])
  expect(task).toEqual({
    TaskId: expect.stringMatching(/^task-[0-9a-z]{14}$/),
    TaskArn: `arn:aws:partnercentral-selling:us-east-1:${firstAccount}:catalog/Sandbox/prospecting-from-engagement-task/${task.TaskId}`,
    TaskName: 'Spring leads',
    StartTime: new Date('2026-03-01T10:15:00.412Z'),
    TaskStatus: 'PENDING',
    Identifiers: [room],
  })
})

test('goes from waiting over being looked at to a result', async () => {
  const room = await engagement(service, [leadContext()])
  const { TaskId } = await start([room])
  const entry = { EngagementIdentifier: room }
  expect((await read(TaskId)).Engagements).toEqual([{ ...entry, Status: 'PENDING' }])
  service.clock.advance(5)
  const inProgress = await read(TaskId)
  expect(inProgress.Engagements).toEqual([{ ...entry, Status: 'IN_PROGRESS' }])
  expect(inProgress).not.toHaveProperty('EndTime')
  service.clock.advance(60)
  const done = await read(TaskId)
  expect(done.Engagements).toEqual([
    { ...entry, Status: 'COMPLETED', EngagementContextId: expect.stringMatching(/^ctx-[0-9a-z]{14}$/) },
  ])
  expect(done.EndTime).toEqual(new Date('2026-03-01T10:15:35.412Z'))
})

test('adds what was found to the engagement, and tells every member', async () => {
  const room = await engagement(service, [leadContext()])
  await join(service, room)
  const { TaskId, TaskArn, StartTime } = await start([room])
  service.news()
  service.clock.advance(60)
  const [, result] = await contexts(room)
  expect(result).toMatchObject({
    Id: '2',
    Type: 'ProspectingResult',
    Payload: {
      ProspectingResult: {
        Aws: {
          TaskId,
          TaskArn,
          TaskName: 'Spring leads',
          StartTime,
          EndTime: new Date('2026-03-01T10:15:35.412Z'),
          Customer: {
            AccountName: 'Northwind Traders',
            Geo: 'EMEA',
            Country: 'DE',
            Industry: 'Retail',
            Segment: 'Medium',
            CompanySize: '250 to 999 employees',
          },
          Insights: { MarketplaceEngagementScore: expect.stringMatching(/^(High|Medium|Low)$/) },
        },
      },
    },
  })
  const told = service.news().map(({ to, detailType }) => `${to.account} ${detailType}`)
  expect(told).toEqual([`${firstAccount} Engagement Updated`, `${secondAccount} Engagement Updated`])
})

test('finds the same about the same customer every time', async () => {
  const rooms = [await engagement(service, [leadContext()]), await engagement(service, [leadContext()])]
  await start(rooms)
  service.clock.advance(60)
  const [first, second] = await Promise.all(rooms.map(contexts))
  const found = (list: EngagementContextDetails[] | undefined) =>
    list?.at(-1)?.Payload?.ProspectingResult?.Aws
  expect(found(first)?.Customer?.PublicProfileSummary).toContain('Northwind Traders')
  expect(found(first)?.Customer).toEqual(found(second)?.Customer)
  expect(found(first)?.Insights).toEqual(found(second)?.Insights)
})

test('takes a customer project for a lead', async () => {
  const room = await engagement(service, [project])
  await start([room])
  service.clock.advance(60)
  const { Customer } = (await contexts(room)).at(-1)?.Payload?.ProspectingResult?.Aws ?? {}
  expect(Customer).toMatchObject({ AccountName: 'Harbor Freight Lines', Country: 'US' })
})

test('fails for an engagement without a customer, or without room, and for no other', async () => {
  const empty = await engagement(service)
  const full = await engagement(service, Array(5).fill(leadContext()))
  const good = await engagement(service, [leadContext()])
  const { TaskId } = await start([empty, full, good])
  service.clock.advance(60)
  expect((await read(TaskId)).Engagements).toMatchObject([
    { EngagementIdentifier: empty, Status: 'FAILED', ReasonCode: 'ContextNotFound' },
    { EngagementIdentifier: full, Status: 'FAILED', ReasonCode: 'ServiceQuotaExceeded' },
    { EngagementIdentifier: good, Status: 'COMPLETED' },
  ])
  expect(await contexts(empty)).toEqual([])
  expect(await contexts(full)).toHaveLength(5)
})

test('takes a context that comes while the task waits', async () => {
  const room = await engagement(service)
  const { TaskId } = await start([room])
  await service.client.send(
    new CreateEngagementContextCommand({
      Catalog: 'Sandbox',
      EngagementIdentifier: room,
      Type: 'Lead',
      Payload: leadContext().Payload,
    }),
  )
  service.clock.advance(60)
  expect((await read(TaskId)).Engagements?.[0]?.Status).toBe('COMPLETED')
})

test('takes each engagement once, and none at all', async () => {
  const room = await engagement(service, [leadContext()])
  expect((await start([room, room])).Identifiers).toEqual([room])
  const { TaskId, Identifiers } = await start([])
  expect(Identifiers).toEqual([])
  service.clock.advance(60)
  expect((await read(TaskId)).EndTime).toBeInstanceOf(Date)
})

test('gives a repeated token the first answer, and refuses it with another body', async () => {
  const room = await engagement(service, [leadContext()])
  const { TaskId } = await start([room], { ClientToken: 'start-once' })
  service.clock.advance(60)
  expect(await start([room], { ClientToken: 'start-once' })).toMatchObject({ TaskId, TaskStatus: 'PENDING' })
  expect((await refusalOf(start([], { ClientToken: 'start-once' }))).name).toBe('ConflictException')
})

describe('refuses', () => {
  test('all engagements when one is unknown, of the other catalog, or not joined', async () => {
    const good = await engagement(service, [leadContext()])
    const inAws = await engagement(service, [leadContext()], 'AWS')
    for (const id of ['eng-00000000000000', inAws]) {
      expect((await refusalOf(start([good, id]))).name).toBe('ResourceNotFoundException')
    }
    expect((await refusalOf(start([good], {}, service.second))).name).toBe('ResourceNotFoundException')
  })

  test('more than 100 engagements, ARNs and a task without a name, together', async () => {
    const room = await engagement(service, [leadContext()])
    const arn = `arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement/${room}`
    expect((await refusalOf(start([arn], { TaskName: '' }))).issues).toEqual([
      'identifiers INVALID_STRING_FORMAT',
      'taskName INVALID_STRING_FORMAT',
    ])
    expect((await refusalOf(start(Array(101).fill(room)))).issues).toEqual(['identifiers TOO_MANY_VALUES'])
  })

  test("to show another account's task, or one of the other catalog", async () => {
    const room = await engagement(service, [leadContext()])
    await join(service, room)
    const { TaskId } = await start([room])
    for (const call of [
      read(TaskId, 'AWS'),
      read(TaskId, 'Sandbox', service.second),
      read('task-00000000000000'),
    ]) {
      expect((await refusalOf(call)).name).toBe('ResourceNotFoundException')
    }
  })
})
