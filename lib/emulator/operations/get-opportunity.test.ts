import { GetOpportunityCommand } from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { created, openTestEmulator, refusalOf, type TestEmulator } from '../test-emulator'

let service: TestEmulator
beforeAll(async () => {
  service = await openTestEmulator()
})
afterAll(() => service.close())

const get = (Identifier: string) =>
  service.client.send(new GetOpportunityCommand({ Catalog: 'Sandbox', Identifier }))

test('answers the whole record with its version', async () => {
  const { id, version } = await created(service)
  expect(await get(id)).toMatchObject({
    Id: id,
    LastModifiedDate: version,
    Customer: {
      Account: { CompanyName: 'Harbor Freight Lines', Address: { StreetAddress: '1 Pier Street' } },
    },
    Project: { Title: 'Fleet telemetry platform' },
  })
})

test('gives empty lists for contacts and spend, not nothing', async () => {
  const lenient = await openTestEmulator({ incompleteCreates: 'accept' })
  const { id } = await created(lenient, {
    Customer: { Account: { CompanyName: 'A', WebsiteUrl: 'a.example' } },
    Project: { Title: 'B' },
  })
  const record = await lenient.client.send(new GetOpportunityCommand({ Catalog: 'Sandbox', Identifier: id }))
  expect(record.Customer?.Contacts).toEqual([])
  expect(record.Project?.ExpectedCustomerSpend).toEqual([])
  await lenient.close()
})

test.each(['O1', 'O05000001', 'O9999999999999999999'])('does not know %s', async (id) => {
  expect(await refusalOf(get(id))).toMatchObject({
    name: 'ResourceNotFoundException',
    message: `Resource with Identifier ${id} does not exist or is not accessible`,
    status: 400,
  })
})

test('refuses what is no opportunity id', async () => {
  expect(await refusalOf(get('S-1234567'))).toMatchObject({
    name: 'ValidationException',
    reason: 'REQUEST_VALIDATION_FAILED',
    issues: ['identifier INVALID_STRING_FORMAT'],
  })
})
