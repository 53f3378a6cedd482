import { GetSellingSystemSettingsCommand } from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestEmulator, refusalOf, type TestEmulator } from '../test-emulator'

let service: TestEmulator
beforeAll(async () => {
  service = await openTestEmulator()
})
afterAll(() => service.close())

const read = (Catalog: string) => service.client.send(new GetSellingSystemSettingsCommand({ Catalog }))

test('finds nothing before anything was put', async () => {
  expect(await refusalOf(read('AWS'))).toMatchObject({ name: 'ResourceNotFoundException', status: 400 })
})

test('refuses an unknown catalog', async () => {
  expect((await refusalOf(read('Prod'))).issues).toEqual(['catalog INVALID_ENUM_VALUE'])
})
