import {
  CreateResourceSnapshotJobCommand,
  DeleteResourceSnapshotJobCommand,
  GetResourceSnapshotCommand,
  GetResourceSnapshotJobCommand,
  ListTagsForResourceCommand,
  StartResourceSnapshotJobCommand,
  StopResourceSnapshotJobCommand,
} from '@aws-sdk/client-partnercentral-selling'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { created, refusalOf } from '../test-emulator'
import { engagement, openPartners, type Partners, shared } from '../test-engagements'

let service: Partners
let input: ReturnType<typeof shared>
let which: { Catalog: string; ResourceSnapshotJobIdentifier: string | undefined }

beforeEach(async () => {
  service = await openPartners()
  input = shared(await engagement(service), (await created(service)).id)
  const { Id } = await service.client.send(new CreateResourceSnapshotJobCommand(input))
  which = { Catalog: 'Sandbox', ResourceSnapshotJobIdentifier: Id }
})
afterEach(() => service.close())

const remove = (client = service.client) => client.send(new DeleteResourceSnapshotJobCommand(which))

test('removes a stopped job; its snapshots stay', async () => {
  await service.client.send(new StartResourceSnapshotJobCommand(which))
  await service.client.send(new StopResourceSnapshotJobCommand(which))
  const { $metadata, ...body } = await remove()
  expect([$metadata.httpStatusCode, body]).toEqual([200, {}])
  expect((await refusalOf(service.client.send(new GetResourceSnapshotJobCommand(which)))).name).toBe(
    'ResourceNotFoundException',
  )
  expect((await service.client.send(new GetResourceSnapshotCommand(input))).Revision).toBe(1)
})

test('refuses a running job, which goes on running', async () => {
  await service.client.send(new StartResourceSnapshotJobCommand(which))
  expect(await refusalOf(remove())).toMatchObject({
    name: 'ConflictException',
    message: 'The snapshot job must be stopped before it can be deleted',
  })
  expect((await service.client.send(new GetResourceSnapshotJobCommand(which))).Status).toBe('Running')
})

test('makes room for another job, under another id and without the old tags', async () => {
  await remove()
  const again = await service.client.send(new CreateResourceSnapshotJobCommand(input))
  expect(again.Id).not.toBe(which.ResourceSnapshotJobIdentifier)
  const { Tags } = await service.client.send(new ListTagsForResourceCommand({ ResourceArn: again.Arn }))
  expect(Tags).toEqual([])
})

test("does not find another account's job, or one that is gone", async () => {
  expect((await refusalOf(remove(service.second))).name).toBe('ResourceNotFoundException')
  await remove()
  expect((await refusalOf(remove())).name).toBe('ResourceNotFoundException')
})
