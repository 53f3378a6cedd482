import {
  CreateResourceSnapshotJobCommand,
  GetResourceSnapshotJobCommand,
} from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { created, refusalOf } from '../test-emulator'
import { engagement, join, openPartners, type Partners, shared } from '../test-engagements'

let service: Partners
let job: string

beforeAll(async () => {
  service = await openPartners()
  const room = await engagement(service)
  const { id } = await created(service)
  const { Id } = await service.client.send(new CreateResourceSnapshotJobCommand(shared(room, id)))
  job = Id as string
  await join(service, room)
})
afterAll(() => service.close())

const read = (Identifier = job, Catalog = 'Sandbox', client = service.client) =>
  client.send(new GetResourceSnapshotJobCommand({ Catalog, ResourceSnapshotJobIdentifier: Identifier }))

test('leaves out the last run of a job that has not run', async () => {
  const found = await read()
  expect(found).toMatchObject({ Id: job, Status: 'Stopped' })
  expect(found).not.toHaveProperty('LastSuccessfulExecutionDate')
  expect(found).not.toHaveProperty('LastFailure')
})

test("does not find what is not there, another member's job, or one of the other catalog", async () => {
  for (const call of [read('job-0000000000000'), read(job, 'Sandbox', service.second), read(job, 'AWS')]) {
    expect((await refusalOf(call)).name).toBe('ResourceNotFoundException')
  }
})

test('takes an id only', async () => {
  const arn = `arn:aws:partnercentral:us-east-1:111122223333:catalog/Sandbox/resource-snapshot-job/${job}`
  expect((await refusalOf(read(arn))).issues).toEqual(['resourceSnapshotJobIdentifier INVALID_STRING_FORMAT'])
})
