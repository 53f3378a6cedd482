import {
  GetSellingSystemSettingsCommand,
  PutSellingSystemSettingsCommand,
} from '@aws-sdk/client-partnercentral-selling'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { refusalOf } from '../test-emulator'
import { firstAccount, openPartners, type Partners, secondAccount } from '../test-engagements'

let service: Partners

beforeEach(async () => {
  service = await openPartners()
})
afterEach(() => service.close())

const put = (role?: string, Catalog = 'Sandbox') =>
  service.client.send(
    new PutSellingSystemSettingsCommand({ Catalog, ResourceSnapshotJobRoleIdentifier: role }),
  )

const read = (Catalog = 'Sandbox', client = service.client) =>
  client.send(new GetSellingSystemSettingsCommand({ Catalog }))

const arn = `arn:aws:iam::${firstAccount}:role/snapshots`

test('takes a name for a role of the account, and answers its ARN', async () => {
  expect(await put('snapshots')).toMatchObject({ Catalog: 'Sandbox', ResourceSnapshotJobRoleArn: arn })
  expect(await read()).toMatchObject({ Catalog: 'Sandbox', ResourceSnapshotJobRoleArn: arn })
})

test('takes an ARN, with a path', async () => {
  const inPath = `arn:aws:iam::${firstAccount}:role/partner/central/snapshots`
  await put('another')
  expect((await put(inPath)).ResourceSnapshotJobRoleArn).toBe(inPath)
  expect((await read()).ResourceSnapshotJobRoleArn).toBe(inPath)
})

test('takes the role away when none is named', async () => {
  await put('snapshots')
  expect(await put()).not.toHaveProperty('ResourceSnapshotJobRoleArn')
  expect((await refusalOf(read())).name).toBe('ResourceNotFoundException')
})

test('keeps accounts and catalogs apart', async () => {
  await put('snapshots')
  expect((await refusalOf(read('AWS'))).name).toBe('ResourceNotFoundException')
  expect((await refusalOf(read('Sandbox', service.second))).name).toBe('ResourceNotFoundException')
})

test('does not find a role of another account, and keeps the old one', async () => {
  await put('snapshots')
  const theirs = `arn:aws:iam::${secondAccount}:role/snapshots`
  expect((await refusalOf(put(theirs))).name).toBe('ResourceNotFoundException')
  expect((await read()).ResourceSnapshotJobRoleArn).toBe(arn)
})

test.each(['', 'two words', 'path/without/arn', `${arn}/`, 'x'.repeat(65)])(
  'refuses the role %j, as the model does',
  async (role) => {
    expect(await refusalOf(put(role))).toMatchObject({
      name: 'ValidationException',
      issues: ['resourceSnapshotJobRoleIdentifier INVALID_STRING_FORMAT'],
    })
  },
)
