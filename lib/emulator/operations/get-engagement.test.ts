import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accounts,
  Catalog,
  customerProject,
  invite,
  openEngagement,
  openTestPartners,
  type TestPartners,
} from '../engagements/test-partners'
import { refusalOf } from '../test-emulator'

let service: TestPartners
let id: string
let arn: string
beforeAll(async () => {
  service = await openTestPartners()
  ;({ id, arn } = await openEngagement(service))
})
afterAll(() => service.close())

const get = (Identifier: string, client = service.client) => client.getEngagement({ Catalog, Identifier })

test('shows an engagement by id and by ARN', async () => {
  const { $metadata: _metadata, ...engagement } = await get(id)
  expect(engagement).toEqual({
    Id: id,
    Arn: arn,
    Title: 'Fleet telemetry',
    CreatedAt: service.clock.now,
    CreatedBy: accounts.first,
    MemberCount: 1,
    ModifiedAt: service.clock.now,
    ModifiedBy: accounts.first,
    Contexts: [{ Id: '1', Type: 'CustomerProject', Payload: { CustomerProject: customerProject } }],
  })
  expect(await get(arn)).toMatchObject(engagement)
})

test('does not exist for who is not a member, until it has joined', async () => {
  const invitation = await invite(service, id)
  expect((await refusalOf(get(id, service.second))).name).toBe('ResourceNotFoundException')
  await service.second.acceptEngagementInvitation({ Catalog, Identifier: invitation })
  expect(await get(id, service.second)).toMatchObject({ MemberCount: 2 })
  expect((await refusalOf(get(id, service.third))).name).toBe('ResourceNotFoundException')
})

test('does not exist in the other catalog', async () => {
  const elsewhere = service.client.getEngagement({ Catalog: 'AWS', Identifier: id })
  expect((await refusalOf(elsewhere)).name).toBe('ResourceNotFoundException')
  const refusal = await refusalOf(get(arn.replace('Sandbox', 'AWS')))
  expect(refusal.name).toBe('ResourceNotFoundException')
})

test('is not found under an id that nobody has', async () => {
  expect(await refusalOf(get('eng-00000000000000'))).toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Resource with Identifier eng-00000000000000 does not exist or is not accessible',
  })
})

test.each([
  [
    'an ARN of an invitation',
    'arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement-invitation/engi-0123456789abc',
  ],
  [
    'an ARN with an account',
    'arn:aws:partnercentral:us-east-1:111122223333:catalog/Sandbox/engagement/eng-0123456789abcd',
  ],
  ['an id of something else', 'O5000001'],
])('refuses %s', async (_what, identifier) => {
  expect(await refusalOf(get(identifier))).toMatchObject({
    name: 'ValidationException',
    issues: ['identifier INVALID_STRING_FORMAT'],
  })
})
