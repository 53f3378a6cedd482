import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accounts,
  Catalog,
  invite,
  openEngagement,
  openTestPartners,
  referred,
  type TestPartners,
} from '../engagements/test-partners'
import { refusalOf } from '../test-emulator'

let service: TestPartners
beforeAll(async () => {
  service = await openTestPartners()
})
afterAll(() => service.close())

const reject = (Identifier: string, client = service.second, RejectionReason?: string) =>
  client.rejectEngagementInvitation({ Catalog, Identifier, RejectionReason })

async function invited(): Promise<string> {
  const { id } = await openEngagement(service)
  return invite(service, id)
}

test('declines without an answer and tells both sides', async () => {
  const id = await invited()
  service.events(accounts.first)
  service.events(accounts.second)
  await reject(id)
  expect(service.told(accounts.first)).toEqual(['Engagement Invitation Rejected'])
  expect(service.told(accounts.second)).toEqual(['Engagement Invitation Rejected'])
  const { Status } = await service.client.getEngagementInvitation({ Catalog, Identifier: id })
  expect(Status).toBe('REJECTED')
})

test('leaves a rejected referral hidden', async () => {
  const { opportunityId, invitationId } = await referred(service)
  await reject(invitationId, service.client, 'Next steps unclear')
  const call = service.client.getOpportunity({ Catalog, Identifier: opportunityId })
  expect((await refusalOf(call)).name).toBe('ResourceNotFoundException')
})

test('is not for the sender, nor for strangers', async () => {
  const id = await invited()
  expect((await refusalOf(reject(id, service.client))).name).toBe('AccessDeniedException')
  expect((await refusalOf(reject(id, service.third))).name).toBe('ResourceNotFoundException')
  await reject(id)
})

test('happens once, and not after an acceptance', async () => {
  const rejected = await invited()
  await reject(rejected)
  expect((await refusalOf(reject(rejected))).name).toBe('ConflictException')
  const accepted = await invited()
  await service.second.acceptEngagementInvitation({ Catalog, Identifier: accepted })
  expect((await refusalOf(reject(accepted))).name).toBe('ConflictException')
})

test('takes a reason of 80 characters, no more', async () => {
  const id = await invited()
  expect((await refusalOf(reject(id, service.second, 'x'.repeat(81)))).issues).toEqual([
    'rejectionReason INVALID_STRING_FORMAT',
  ])
  await reject(id, service.second, 'x'.repeat(80))
})
