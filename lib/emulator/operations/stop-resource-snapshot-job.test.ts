import {
  CreateResourceSnapshotJobCommand,
  GetResourceSnapshotJobCommand,
  StartResourceSnapshotJobCommand,
  StopResourceSnapshotJobCommand,
} from '@aws-sdk/client-partnercentral-selling'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { created, edit, refusalOf } from '../test-emulator'
import { engagement, openPartners, type Partners, shared } from '../test-engagements'

let service: Partners
let opportunity: string
let which: { Catalog: string; ResourceSnapshotJobIdentifier: string | undefined }

beforeEach(async () => {
  service = await openPartners()
  opportunity = (await created(service)).id
  const room = await engagement(service)
  const { Id } = await service.client.send(new CreateResourceSnapshotJobCommand(shared(room, opportunity)))
  which = { Catalog: 'Sandbox', ResourceSnapshotJobIdentifier: Id }
})
afterEach(() => service.close())

const stop = (client = service.client) => client.send(new StopResourceSnapshotJobCommand(which))

test('ends the taking of snapshots, and keeps the date of the last run', async () => {
  await service.client.send(new StartResourceSnapshotJobCommand(which))
  const before = await service.client.send(new GetResourceSnapshotJobCommand(which))
  const { $metadata, ...body } = await stop()
  expect([$metadata.httpStatusCode, body]).toEqual([200, {}])
  service.clock.advance(60)
  service.news()
  await edit(service, opportunity, ({ LifeCycle }) => ({ LifeCycle: { ...LifeCycle, NextSteps: 'Unseen' } }))
  expect(service.news().map(({ detailType }) => detailType)).toEqual(['Opportunity Updated'])
  expect(await service.client.send(new GetResourceSnapshotJobCommand(which))).toMatchObject({
    Status: 'Stopped',
    LastSuccessfulExecutionDate: before.LastSuccessfulExecutionDate,
  })
})

test('does no harm to a job that is stopped already, or was never started', async () => {
  await stop()
  await stop()
  expect((await service.client.send(new GetResourceSnapshotJobCommand(which))).Status).toBe('Stopped')
})

test("does not find another account's job", async () => {
  expect((await refusalOf(stop(service.second))).name).toBe('ResourceNotFoundException')
})
