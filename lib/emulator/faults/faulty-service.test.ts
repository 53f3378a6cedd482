import { randomUUID } from 'node:crypto'
import {
  CreateOpportunityCommand,
  GetOpportunityCommand,
  ListOpportunitiesCommand,
  PartnerCentralSellingClient,
} from '@aws-sdk/client-partnercentral-selling'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { errorIssues } from '../model/check-output'
import { model } from '../model/model'
import { signedRequest } from '../signed-fetch'
import {
  completeOpportunity,
  created,
  edit,
  openTestEmulator,
  refusalOf,
  type TestEmulator,
  testCredentials,
} from '../test-emulator'
import { listen } from '../transport/http-server'
import type { FaultPlan } from './fault-plan'

const Catalog = 'Sandbox'

let service: TestEmulator
beforeEach(async () => {
  service = await openTestEmulator({
    callers: [
      { accessKeyId: 'AKIDOTHER', secretAccessKey: 'other', account: '444455556666', company: 'Other' },
    ],
  })
})
afterEach(() => service.close())

async function steer(
  call: string,
  body: object,
  options: { accessKeyId?: string; secretAccessKey?: string } = {},
): Promise<{ status: number; answer: Record<string, unknown> }> {
  const request = signedRequest(call, JSON.stringify(body), {
    ...options,
    headers: { 'x-amz-target': `TandemPartnerCentral.${call}` },
  })
  const response = await service.emulator.fetch(request)
  return { status: response.status, answer: await response.json() }
}

const putFaults = (Faults: FaultPlan) => steer('PutFaults', { Faults })
const get = (Identifier: string) => service.client.send(new GetOpportunityCommand({ Catalog, Identifier }))
const titles = async (...ids: string[]) =>
  Promise.all(
    ids.map((id) =>
      get(id).then(
        ({ Project }) => Project?.Title,
        (error) => error.name,
      ),
    ),
  )
const listed = async () => {
  const { OpportunitySummaries = [] } = await service.client.send(new ListOpportunitiesCommand({ Catalog }))
  return OpportunitySummaries.map(({ Id }) => Id)
}
const retitle = (id: string, Title: string) =>
  edit(service, id, ({ Project }) => ({ Project: { ...Project, Title } }))

describe('a fault', () => {
  test.each([
    ['throttle', 'ThrottlingException', 400],
    ['internal', 'InternalServerException', 500],
  ] as const)('of kind %s is %s', async (kind, name, status) => {
    const { id } = await created(service)
    await putFaults({ rules: [{ operation: 'GetOpportunity', kind, times: 1 }] })
    expect(await refusalOf(get(id))).toMatchObject({ name, status })
    await get(id)
  })

  test.each(
    Object.entries(model.operations).flatMap(([name, { errors }]) => errors.map((error) => [name, error])),
  )('of kind error lets %s answer %s as documented', async (operation, exception) => {
    await putFaults({ rules: [{ operation, kind: 'error', exception }] } as FaultPlan)
    const response = await service.emulator.fetch(signedRequest(operation as string, '{}'))
    const answer = await response.json()
    expect(answer.__type).toBe(exception)
    expect(errorIssues(operation as string, response.status, answer)).toEqual([])
  })

  test('meets nobody who has not signed', async () => {
    await putFaults({ rules: [{ operation: '*', kind: 'internal' }] })
    const unsigned = new Request('http://partner-central.test/', {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSPartnerCentralSelling.ListSolutions' },
      body: '{}',
    })
    expect((await service.emulator.fetch(unsigned)).status).toBe(403)
    expect((await steer('GetFaults', {})).answer).toMatchObject({ Strikes: [0] })
  })

  test('of kind slow delays the answer', async () => {
    const { id } = await created(service)
    await putFaults({ rules: [{ operation: 'GetOpportunity', kind: 'slow', milliseconds: 120, times: 1 }] })
    const started = performance.now()
    await get(id)
    expect(performance.now() - started).toBeGreaterThan(110)
  })

  test('of kind drop-before does nothing, of kind drop-after all of it', async () => {
    const create = (title: string) =>
      service.client
        .send(
          new CreateOpportunityCommand({
            ...completeOpportunity({ PartnerOpportunityIdentifier: title }),
            ClientToken: randomUUID(),
          }),
        )
        .catch((error) => error)
    await putFaults({ rules: [{ operation: 'CreateOpportunity', kind: 'drop-before' }] })
    expect(await create('before')).toMatchObject({ name: 'ConnectionDropped', code: 'ECONNRESET' })
    expect(await listed()).toHaveLength(0)
    await putFaults({ rules: [{ operation: 'CreateOpportunity', kind: 'drop-after' }] })
    expect(await create('after')).toMatchObject({ name: 'ConnectionDropped' })
    expect(await listed()).toHaveLength(1)
  })

  test('of kind drop-after is healed by the official client, which sends the same token again', async () => {
    const server = await listen(service.emulator)
    const client = new PartnerCentralSellingClient({
      region: 'us-east-1',
      endpoint: server.url,
      credentials: testCredentials,
    })
    await putFaults({ rules: [{ operation: 'CreateOpportunity', kind: 'drop-after', times: 2 }] })
    const input = { ...completeOpportunity(), ClientToken: randomUUID() }
    const { Id, $metadata } = await client.send(new CreateOpportunityCommand(input))
    expect($metadata.attempts).toBe(3)
    expect(await listed()).toEqual([Id])
    client.destroy()
    await server.close()
  })

  test('of kind clock-skew is healed by the official client, which sets its watch by the Date header', async () => {
    const server = await listen(service.emulator)
    const client = new PartnerCentralSellingClient({
      region: 'us-east-1',
      endpoint: server.url,
      credentials: testCredentials,
    })
    const { id } = await created(service)
    await putFaults({ rules: [{ operation: 'GetOpportunity', kind: 'clock-skew', seconds: 3600 }] })
    expect(await refusalOf(get(id))).toMatchObject({ name: 'InvalidSignatureException' })
    const { $metadata } = await client.send(new GetOpportunityCommand({ Catalog, Identifier: id }))
    expect($metadata.attempts).toBe(2)
    client.destroy()
    await server.close()
  })
})

describe('eventual consistency', () => {
  test('shows everybody the state before a write until its time is over', async () => {
    const { id } = await created(service)
    await putFaults({ rules: [{ operation: '*', kind: 'stale', milliseconds: 5000 }] })
    await retitle(id, 'Second')
    const { id: added } = await created(service)
    expect(await titles(id, added)).toEqual(['Fleet telemetry platform', 'ResourceNotFoundException'])
    expect(await listed()).toEqual([id])
    service.clock.advance(5)
    expect(await titles(id, added)).toEqual(['Second', 'Fleet telemetry platform'])
    expect((await listed()).sort()).toEqual([id, added].sort())
  })

  test('ends for one write after the other', async () => {
    const { id } = await created(service)
    await putFaults({
      rules: [{ operation: 'UpdateOpportunity', kind: 'stale', milliseconds: 4000, times: 1 }],
    })
    await retitle(id, 'Second')
    service.clock.advance(2)
    await putFaults({ rules: [{ operation: 'UpdateOpportunity', kind: 'stale', milliseconds: 4000 }] })
    // What the write itself reads is current, so its version must be too.
    await expect(retitle(id, 'Third')).rejects.toMatchObject({ name: 'ConflictException' })
    service.clock.advance(2)
    await retitle(id, 'Third')
    expect(await titles(id)).toEqual(['Second'])
    service.clock.advance(4)
    expect(await titles(id)).toEqual(['Third'])
  })
})

describe('steering the service', () => {
  test('says what is in force and how often it struck', async () => {
    const Faults: FaultPlan = {
      seed: 3,
      rules: [{ operation: 'ListOpportunities', kind: 'throttle', times: 9 }],
    }
    expect(await putFaults(Faults)).toEqual({ status: 200, answer: { Faults, Strikes: [0] } })
    await listed().catch(() => undefined)
    expect(await steer('GetFaults', {})).toEqual({ status: 200, answer: { Faults, Strikes: [1] } })
    expect(await putFaults({ rules: [] })).toMatchObject({ answer: { Strikes: [] } })
    expect(await listed()).toEqual([])
  })

  test('refuses a plan it cannot follow, and keeps the old one', async () => {
    const { status, answer } = await steer('PutFaults', {
      Faults: { rules: [{ operation: '*', kind: 'boom' }] },
    })
    expect(status).toBe(400)
    expect(answer).toMatchObject({
      __type: 'ValidationException',
      Reason: 'REQUEST_VALIDATION_FAILED',
      ErrorList: [{ FieldName: 'Faults.rules.0.kind' }],
    })
    expect((await steer('GetFaults', {})).answer).toEqual({ Faults: { rules: [] }, Strikes: [] })
  })

  test.each(['PutFaults', 'GetFaults', 'AdvanceClock'])('%s is unknown to other callers', async (call) => {
    const other = { accessKeyId: 'AKIDOTHER', secretAccessKey: 'other' }
    const { status, answer } = await steer(call, {}, other)
    expect([status, answer.__type]).toEqual([400, 'UnknownOperationException'])
  })

  test.each(['constructor', 'toString', 'DropTables'])('there is no call %s', async (call) => {
    expect((await steer(call, {})).answer.__type).toBe('UnknownOperationException')
  })

  test('is out of reach without a signature', async () => {
    const response = await service.emulator.fetch(
      new Request('http://partner-central.test/', {
        method: 'POST',
        headers: { 'x-amz-target': 'TandemPartnerCentral.PutFaults' },
        body: '{}',
      }),
    )
    expect((await response.json()).__type).toBe('MissingAuthenticationTokenException')
  })
})
