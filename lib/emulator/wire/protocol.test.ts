import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import {
  ListSolutionsCommand,
  PartnerCentralSellingClient,
  SubmitOpportunityCommand,
  UpdateOpportunityCommand,
} from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Emulator, openEmulator } from '../emulator'
import { type SigningOptions, signedRequest } from '../signed-fetch'
import { completeOpportunity, created, edit, refusalOf, testCredentials, updatable } from '../test-emulator'
import { type HttpServer, listen } from '../transport/http-server'

/*
 * The protocol, which is the same for every operation: the official client over real HTTP, retries and all, and clients
 * that do not mean well. What each operation answers is in the cases beside.
 */

let emulator: Emulator
let server: HttpServer
let client: PartnerCentralSellingClient
const now = new Date('2026-03-01T10:15:00.412Z')

const Catalog = 'Sandbox'

beforeAll(async () => {
  emulator = await openEmulator({
    file: ':memory:',
    credentials: testCredentials,
    quota: 'off',
    clock: () => now,
    review: 'off',
    seed: 3,
  })
  server = await listen(emulator)
  client = clientWith()
})

afterAll(async () => {
  client.destroy()
  await server.close()
  await emulator.close()
})

function clientWith(options: object = {}): PartnerCentralSellingClient {
  return new PartnerCentralSellingClient({
    region: 'us-east-1',
    endpoint: server.url,
    credentials: testCredentials,
    ...options,
  })
}

test('submitting alone works over the wire too, with an empty answer', async () => {
  const { id } = await created({ client }, { PartnerOpportunityIdentifier: 'CRM-submit' })
  const response = await post('SubmitOpportunity', { Catalog, Identifier: id, InvolvementType: 'Co-Sell' })
  expect([response.status, await response.text(), response.headers.get('content-length')]).toEqual([
    200,
    '',
    '0',
  ])
  expect(
    await refusalOf(
      client.send(new SubmitOpportunityCommand({ Catalog, Identifier: id, InvolvementType: 'Co-Sell' })),
    ),
  ).toMatchObject({
    name: 'ValidationException',
  })
})

async function post(target: string, body: object | string, options: SigningOptions = {}): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return fetch(signedRequest(target, text, { url: `${server.url}/`, ...options }))
}

describe('a response', () => {
  test('carries the protocol headers', async () => {
    const response = await post('ListSolutions', { Catalog })
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/x-amz-json-1.0',
      'x-amzn-requestid': expect.stringMatching(/^[0-9a-f-]{36}$/),
      date: expect.any(String),
    })
  })

  test('writes the two kinds of instant the way AWS does', async () => {
    const { id } = await created({ client })
    const record = await (await post('GetOpportunity', { Catalog, Identifier: id })).json()
    expect(record.CreatedDate).toMatch(/T\d\d:\d\d:\d\dZ$/)
    expect(record.LastModifiedDate).toMatch(/T\d\d:\d\d:\d\d\.\d{3}Z$/)
  })
})

describe('bad input is refused with the documented error', () => {
  test('a bad enum', async () => {
    const call = created({ client }, { OpportunityType: 'Renewal' as never })
    expect(await refusalOf(call)).toMatchObject({
      name: 'ValidationException',
      status: 400,
      reason: 'REQUEST_VALIDATION_FAILED',
      message: '1 validation error detected',
      issues: ['opportunityType INVALID_ENUM_VALUE'],
    })
  })

  test('an over-long field', async () => {
    const { Project } = completeOpportunity()
    const call = created({ client }, { Project: { ...Project, Title: 'x'.repeat(256) } })
    expect((await refusalOf(call)).messages).toEqual([
      "Value at 'project.title' failed to satisfy constraint: Member must have length less than or equal to 255",
    ])
  })

  test('a past date', async () => {
    const call = created({ client }, { LifeCycle: { TargetCloseDate: '2020-01-01' } })
    expect(await refusalOf(call)).toMatchObject({
      reason: 'BUSINESS_VALIDATION_FAILED',
      messages: ['Target Close Date should be a future date'],
    })
  })

  test('a stale version', async () => {
    const { id } = await created({ client })
    const stale = await updatable({ client }, id)
    await edit({ client }, id, () => ({ PartnerOpportunityIdentifier: 'CRM-first' }))
    const call = client.send(
      new UpdateOpportunityCommand({ ...stale, PartnerOpportunityIdentifier: 'CRM-second' }),
    )
    expect(await refusalOf(call)).toMatchObject({ name: 'ConflictException', status: 400 })
  })

  test.each([
    ['broken JSON', '{"Catalog":"Sandbox"'],
    ['no JSON', ''],
    ['a list', '[]'],
    ['a wrong type', '{"Catalog":7}'],
    ['deeply nested nonsense', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ])('%s', async (_what, body) => {
    const response = await post('ListOpportunities', body)
    expect([response.status, (await response.json()).__type]).toEqual([400, 'SerializationException'])
  })

  test('text that is not UTF-8', async () => {
    const request = signedRequest('ListOpportunities', '{"Catalog":"Sandbox"}', { url: `${server.url}/` })
    const bytes = Buffer.from('{"Catalog":"\xff"}', 'latin1')
    expect((await fetch(request.url, { method: 'POST', headers: request.headers, body: bytes })).status).toBe(
      403,
    )
  })

  test('a message never quotes what was sent', async () => {
    const { Customer } = completeOpportunity()
    const secret = 'Very Secret Company'
    const call = created(
      { client },
      { Customer: { Account: { ...Customer?.Account, CompanyName: secret.repeat(10), WebsiteUrl: secret } } },
    )
    expect(JSON.stringify(await refusalOf(call))).not.toContain(secret)
  })

  test('a body of 20 MB, before it has all arrived', async () => {
    const Title = 'x'.repeat(20 * 1024 * 1024)
    const call = created({ client: clientWith({ maxAttempts: 1 }) }, { Project: { Title } })
    expect((await refusalOf(call)).status).toBe(413)
  })

  test('a body of 20 MB in unannounced pieces', async () => {
    let sent = 0
    const pieces = new ReadableStream({
      pull(controller) {
        sent += 64 * 1024
        controller.enqueue(new Uint8Array(64 * 1024))
        if (sent >= 20 * 1024 * 1024) controller.close()
      },
    })
    const { headers } = signedRequest('ListOpportunities', '{}')
    const request = new Request('http://partner-central.test/', {
      method: 'POST',
      headers,
      body: pieces,
      duplex: 'half',
    } as RequestInit)
    expect((await emulator.fetch(request)).status).toBe(413)
    expect(sent).toBeLessThan(2 * 1024 * 1024)
  })
})

describe('a client with bad papers is turned away', () => {
  const list = (options: object) =>
    clientWith({ maxAttempts: 1, ...options }).send(new ListSolutionsCommand({ Catalog }))

  test.each<[string, object, string]>([
    [
      'a wrong secret',
      { credentials: { ...testCredentials, secretAccessKey: 'other' } },
      'InvalidSignatureException',
    ],
    [
      'an unknown key',
      { credentials: { ...testCredentials, accessKeyId: 'AKIDOTHER' } },
      'UnrecognizedClientException',
    ],
    ['another region', { region: 'eu-west-1' }, 'InvalidSignatureException'],
    ['a slow clock', { systemClockOffset: -16 * 60_000 }, 'InvalidSignatureException'],
  ])('%s', async (_what, options, name) => {
    expect(await refusalOf(list(options))).toMatchObject({ name, status: 403 })
  })

  test('another service in its scope', async () => {
    const response = await post('ListSolutions', { Catalog }, { service: 'execute-api' })
    expect([response.status, (await response.json()).__type]).toEqual([403, 'InvalidSignatureException'])
  })
})

test('a client with a slow clock corrects itself by the Date header', async () => {
  const slow = clientWith({ systemClockOffset: -16 * 60_000 })
  await expect(slow.send(new ListSolutionsCommand({ Catalog }))).resolves.toHaveProperty('SolutionSummaries')
})

test('a client that asks too often is throttled, and gets through by trying again', async () => {
  const busy = await openEmulator({
    file: ':memory:',
    credentials: testCredentials,
    quota: 'aws',
    review: 'off',
  })
  const door = await listen(busy)
  const patient = clientWith({ endpoint: door.url, maxAttempts: 5 })
  const hasty = clientWith({ endpoint: door.url, maxAttempts: 1 })
  const calls = Array.from({ length: 25 }, () => hasty.send(new ListSolutionsCommand({ Catalog })))
  const refused = (await Promise.allSettled(calls)).filter(({ status }) => status === 'rejected')
  expect(refused.length).toBeGreaterThan(0)
  for (const { reason } of refused as PromiseRejectedResult[]) expect(reason.name).toBe('ThrottlingException')
  await expect(patient.send(new ListSolutionsCommand({ Catalog }))).resolves.toBeDefined()
  await door.close()
  await busy.close()
})

const hasCurl = spawnSync('curl', ['--aws-sigv4', 'aws:amz', '--version']).status === 0

test.skipIf(!hasCurl)('curl signs its way in, where curl is installed and can sign', async () => {
  const { stdout } = await promisify(execFile)('curl', [
    '--silent',
    '--aws-sigv4',
    'aws:amz:us-east-1:partnercentral-selling',
    '--user',
    `${testCredentials.accessKeyId}:${testCredentials.secretAccessKey}`,
    '--header',
    'Content-Type: application/x-amz-json-1.0',
    '--header',
    'X-Amz-Target: AWSPartnerCentralSelling.ListSolutions',
    '--data',
    '{"Catalog":"Sandbox","MaxResults":1}',
    `${server.url}/api/partner-central`,
  ])
  expect(JSON.parse(stdout).SolutionSummaries).toHaveLength(1)
})
