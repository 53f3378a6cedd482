import {
  AssociateOpportunityCommand,
  CreateResourceSnapshotCommand,
  CreateResourceSnapshotJobCommand,
  DisassociateOpportunityCommand,
  GetResourceSnapshotCommand,
  GetResourceSnapshotJobCommand,
  ListResourceSnapshotsCommand,
  StartResourceSnapshotJobCommand,
  StopResourceSnapshotJobCommand,
} from '@aws-sdk/client-partnercentral-selling'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { created, edit, refusalOf } from '../test-emulator'
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
let job: string

beforeEach(async () => {
  service = await openPartners()
  opportunity = (await created(service)).id
  room = await engagement(service)
  const { Id } = await service.client.send(new CreateResourceSnapshotJobCommand(shared(room, opportunity)))
  job = Id as string
  service.clock.advance(60)
})
afterEach(() => service.close())

const start = (client = service.client) =>
  client.send(new StartResourceSnapshotJobCommand({ Catalog: 'Sandbox', ResourceSnapshotJobIdentifier: job }))

const stop = () =>
  service.client.send(
    new StopResourceSnapshotJobCommand({ Catalog: 'Sandbox', ResourceSnapshotJobIdentifier: job }),
  )

const read = () =>
  service.client.send(
    new GetResourceSnapshotJobCommand({ Catalog: 'Sandbox', ResourceSnapshotJobIdentifier: job }),
  )

async function revisions(): Promise<number> {
  const { ResourceSnapshotSummaries } = await service.client.send(
    new ListResourceSnapshotsCommand({ Catalog: 'Sandbox', EngagementIdentifier: room }),
  )
  return ResourceSnapshotSummaries?.length ?? 0
}

const nextSteps = (NextSteps: string) =>
  edit(service, opportunity, ({ LifeCycle }) => ({ LifeCycle: { ...LifeCycle, NextSteps } }))

test('takes the first snapshot at once', async () => {
  expect(await revisions()).toBe(0)
  await start()
  expect(await revisions()).toBe(1)
  expect(await read()).toMatchObject({
    Status: 'Running',
    CreatedAt: new Date('2026-03-01T10:15:00.412Z'),
    LastSuccessfulExecutionDate: new Date('2026-03-01T10:16:00.412Z'),
  })
})

test('answers with an empty body, however often it is started', async () => {
  const { $metadata, ...body } = await start()
  expect([$metadata.httpStatusCode, body]).toEqual([200, {}])
  await start()
  expect(await revisions()).toBe(1)
  expect((await read()).Status).toBe('Running')
})

test('takes a revision of every change that the template shows, and tells the members', async () => {
  await join(service, room)
  await start()
  service.news()
  await nextSteps('Book the workshop')
  const told = service.news().map(({ to, detailType }) => `${to.account} ${detailType}`)
  expect(told).toEqual([
    `${firstAccount} Opportunity Updated`,
    `${firstAccount} Engagement Resource Snapshot Created`,
    `${secondAccount} Engagement Resource Snapshot Created`,
  ])
  const { Revision, CreatedBy, Payload } = await service.second.send(
    new GetResourceSnapshotCommand(shared(room, opportunity)),
  )
  expect([Revision, CreatedBy]).toEqual([2, firstAccount])
  expect(Payload?.OpportunitySummary?.Lifecycle?.NextSteps).toBe('Book the workshop')
})

test('takes no revision of what the template does not show, but has run', async () => {
  await start()
  service.clock.advance(60)
  await edit(service, opportunity, ({ Project }) => ({ Project: { ...Project, Title: 'Renamed' } }))
  expect(await revisions()).toBe(1)
  expect((await read()).LastSuccessfulExecutionDate).toEqual(new Date('2026-03-01T10:17:00.412Z'))
})

test('sees associations come and go', async () => {
  await start()
  const link = {
    Catalog: 'Sandbox',
    OpportunityIdentifier: opportunity,
    RelatedEntityType: 'Solutions' as const,
    RelatedEntityIdentifier: 'S-1234567',
  }
  await service.client.send(new AssociateOpportunityCommand(link))
  await service.client.send(new DisassociateOpportunityCommand(link))
  expect(await revisions()).toBe(3)
})

test('catches up with what changed while it was stopped, in one revision', async () => {
  await start()
  await stop()
  await nextSteps('One')
  await nextSteps('Two')
  expect(await revisions()).toBe(1)
  await start()
  expect(await revisions()).toBe(2)
})

test('does not repeat what a snapshot shows already', async () => {
  await service.client.send(new CreateResourceSnapshotCommand(shared(room, opportunity)))
  await start()
  expect(await revisions()).toBe(1)
})

test('runs in every engagement that the opportunity is in', async () => {
  const elsewhere = await engagement(service)
  const { Id } = await service.client.send(
    new CreateResourceSnapshotJobCommand(shared(elsewhere, opportunity)),
  )
  await start()
  await service.client.send(
    new StartResourceSnapshotJobCommand({ Catalog: 'Sandbox', ResourceSnapshotJobIdentifier: Id }),
  )
  await nextSteps('Everywhere')
  for (const EngagementIdentifier of [room, elsewhere]) {
    const { Revision } = await service.client.send(
      new GetResourceSnapshotCommand({ ...shared(room, opportunity), EngagementIdentifier }),
    )
    expect(Revision).toBe(2)
  }
})

test("does not find another account's job, or one of the other catalog", async () => {
  await join(service, room)
  expect(await refusalOf(start(service.second))).toMatchObject({
    name: 'ResourceNotFoundException',
    message: `Resource with Identifier ${job} does not exist or is not accessible`,
  })
  const elsewhere = new StartResourceSnapshotJobCommand({
    Catalog: 'AWS',
    ResourceSnapshotJobIdentifier: job,
  })
  expect((await refusalOf(service.client.send(elsewhere))).name).toBe('ResourceNotFoundException')
})
