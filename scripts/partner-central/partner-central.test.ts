import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  AssociateOpportunityCommand,
  GetOpportunityCommand,
  ListOpportunitiesCommand,
  ListSolutionsCommand,
  type PartnerCentralSellingClient,
  StartEngagementFromOpportunityTaskCommand,
} from '@aws-sdk/client-partnercentral-selling'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { created } from '../../lib/emulator/test-emulator'
import { clientOf, run, type StandaloneService, startPartnerCentral, stopAll } from './test-partner-central'

const Catalog = 'Sandbox'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-partner-central-'))
})

afterEach(async () => {
  await stopAll()
  rmSync(folder, { recursive: true, force: true })
})

const read = (client: PartnerCentralSellingClient, Identifier: string) =>
  client.send(new GetOpportunityCommand({ Catalog, Identifier }))

test('an SDK works with it from what it told at the start', async () => {
  const service = await startPartnerCentral(['--memory'])
  const client = clientOf(service)
  const { id } = await created({ client })
  expect((await read(client, id)).Project?.Title).toBe('Fleet telemetry platform')
  const list = await client.send(new ListOpportunitiesCommand({ Catalog }))
  expect(list.OpportunitySummaries?.map(({ Id }) => Id)).toEqual([id])
})

test('it says that it is up to whoever asks, and answers nothing else unsigned', async () => {
  const { endpoint } = await startPartnerCentral(['--memory'])
  for (const path of ['/', '/health']) {
    const response = await fetch(`${endpoint}${path}`)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      service: 'partnercentral-selling',
      apiVersion: '2022-07-26',
      status: 'ok',
    })
  }
  const unsigned = await fetch(endpoint, {
    method: 'POST',
    headers: { 'x-amz-target': 'AWSPartnerCentralSelling.ListOpportunities' },
    body: '{"Catalog":"Sandbox"}',
  })
  expect(unsigned.status).toBe(403)
})

test('what it acknowledged is there after kill -9, under the same key', async () => {
  const first = await startPartnerCentral(['--data', folder])
  const { id } = await created({ client: clientOf(first) })
  await first.end('SIGKILL')
  const second = await startPartnerCentral(['--data', folder])
  expect(second.secretAccessKey).toBe(first.secretAccessKey)
  expect((await read(clientOf(second), id)).Id).toBe(id)
})

test('the same seed gives the same ids', async () => {
  const idsOf = async (seed: string) => {
    const service = await startPartnerCentral(['--memory', '--seed', seed])
    const client = clientOf(service)
    const { id } = await created({ client })
    const solutions = await client.send(new ListSolutionsCommand({ Catalog, Status: ['Active'] }))
    await client.send(
      new AssociateOpportunityCommand({
        Catalog,
        OpportunityIdentifier: id,
        RelatedEntityType: 'Solutions',
        RelatedEntityIdentifier: solutions.SolutionSummaries?.[0]?.Id,
      }),
    )
    const task = await client.send(
      new StartEngagementFromOpportunityTaskCommand({
        Catalog,
        ClientToken: randomUUID(),
        Identifier: id,
        AwsSubmission: { InvolvementType: 'Co-Sell', Visibility: 'Full' },
      }),
    )
    return [id, task.TaskId, task.EngagementId]
  }
  const [first, again, other] = [await idsOf('7'), await idsOf('7'), await idsOf('8')]
  expect(again).toEqual(first)
  expect(other).not.toEqual(first)
})

test('callers of a file are partners of their own', async () => {
  const other = { accessKeyId: 'AKIDOTHER', secretAccessKey: 'other-secret', account: '444455556666' }
  const file = join(folder, 'callers.json')
  writeFileSync(file, JSON.stringify([{ ...other, company: 'Second Partner' }]))
  const service = await startPartnerCentral(['--memory', '--credentials', file])
  const { id } = await created({ client: clientOf(service) })
  const stranger = clientOf({ ...service, ...other })
  await expect(read(stranger, id)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  expect((await read(stranger, (await created({ client: stranger })).id)).Arn).toContain(':444455556666:')
})

test('it fails as it was told to', async () => {
  const plan = { rules: [{ kind: 'throttle', operation: 'ListOpportunities', times: 1 }] }
  const client = clientOf(await startPartnerCentral(['--memory', '--faults', JSON.stringify(plan)]))
  const list = () => client.send(new ListOpportunitiesCommand({ Catalog }))
  await expect(list()).rejects.toMatchObject({ name: 'ThrottlingException' })
  expect((await list()).OpportunitySummaries).toEqual([])
})

test('it tells events to the address it was given', async () => {
  const told = new Promise<string>((resolve) => {
    const receiver = createServer(async (request, response) => {
      const chunks = await request.toArray()
      response.end()
      resolve(chunks.join(''))
    }).listen(0, '127.0.0.1')
    onTestFinished(() => void receiver.close())
    receiver.once('listening', async () => {
      const { port } = receiver.address() as AddressInfo
      const address = `http://127.0.0.1:${port}`
      await created({ client: clientOf(await startPartnerCentral(['--memory', '--events-url', address])) })
    })
  })
  expect(JSON.parse(await told)).toMatchObject({
    source: 'aws.partnercentral-selling',
    'detail-type': 'Opportunity Created',
  })
})

test.each(['SIGTERM', 'SIGINT'] as const)(
  'on %s it answers what is under way and ends well',
  async (signal) => {
    const service = await startPartnerCentral(['--data', folder])
    const { half, answer } = await requestInHalves(service)
    const ended = service.end(signal)
    await new Promise((resolve) => setTimeout(resolve, 200))
    half()
    expect(await answer).toContain('MissingAuthenticationTokenException')
    expect(await ended).toBe(0)
  },
)

/** A request whose second half is sent when the caller says so. */
async function requestInHalves({ endpoint }: StandaloneService) {
  const socket = connect(Number(new URL(endpoint).port), '127.0.0.1')
  socket.setEncoding('utf8')
  await once(socket, 'connect')
  socket.write(
    'POST / HTTP/1.1\r\nHost: test\r\nX-Amz-Target: AWSPartnerCentralSelling.ListOpportunities\r\n' +
      'Content-Length: 2\r\n\r\n{',
  )
  await new Promise((resolve) => setTimeout(resolve, 100))
  const answer = socket.toArray().then((chunks) => chunks.join(''))
  return { half: () => void socket.write('}'), answer }
}

test('a port that is taken is said in words', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const { code, said } = await run(['--memory', '--port', String(port)])
  taken.close()
  expect(code).toBe(1)
  expect(said).toContain(`Port ${port} is taken`)
  expect(said).toContain('--port 0')
  expect(said).not.toContain(' at ')
})

test('mistakes in the options stop the start, with a line for each', async () => {
  const { code, said } = await run(['--port', '99999', '--quota', 'sometimes'])
  expect(code).toBe(1)
  expect(said).toMatch(/^ {2}- --port: /m)
  expect(said).toMatch(/^ {2}- --quota: /m)
  expect(said).not.toContain(' at ')
})

test('a folder that cannot be is said in words', async () => {
  const file = join(folder, 'file')
  writeFileSync(file, 'not a folder')
  const below = await run(['--port', '0', '--data', join(file, 'data')])
  expect(below).toMatchObject({ code: 1, said: expect.stringContaining('cannot be used (ENOTDIR)') })
  writeFileSync(
    join(folder, 'partner-central.db'),
    'not a database, though it is longer than a header is'.repeat(9),
  )
  const broken = await run(['--port', '0', '--data', folder])
  expect(broken.code).toBe(1)
  expect(broken.said).toMatch(/cannot be used \(.*NOTADB.*\)/)
  for (const { said } of [below, broken]) expect(said).not.toContain(' at ')
})
