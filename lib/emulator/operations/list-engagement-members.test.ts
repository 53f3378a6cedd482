import { paginateListEngagementMembers } from '@aws-sdk/client-partnercentral-selling'
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
let id: string
beforeAll(async () => {
  service = await openTestPartners()
  ;({ id } = await openEngagement(service))
  for (const [account, client] of [
    [accounts.third, service.third],
    [accounts.second, service.second],
  ] as const) {
    service.clock.advance(1)
    await client.acceptEngagementInvitation({ Catalog, Identifier: await invite(service, id, account) })
  }
})
afterAll(() => service.close())

test('lists members in the order they joined, for each of them', async () => {
  for (const client of [service.client, service.second, service.third]) {
    const { EngagementMemberList, NextToken } = await client.listEngagementMembers({
      Catalog,
      Identifier: id,
    })
    expect(EngagementMemberList).toEqual([
      { AccountId: accounts.first, CompanyName: 'First Partner' },
      { AccountId: accounts.third, CompanyName: 'Third Partner' },
      { AccountId: accounts.second, CompanyName: 'Second Partner' },
    ])
    expect(NextToken).toBeUndefined()
  }
})

test('pages through every member once', async () => {
  const seen: unknown[] = []
  const pages = paginateListEngagementMembers(
    { client: service.client, pageSize: 1 },
    { Catalog, Identifier: id },
  )
  for await (const { EngagementMemberList = [] } of pages) {
    seen.push(...EngagementMemberList.map(({ AccountId }) => AccountId))
  }
  expect(seen).toEqual([accounts.first, accounts.third, accounts.second])
})

test('shows AWS as a member of what it has accepted', async () => {
  const { invitationId } = await referred(service)
  await service.client.acceptEngagementInvitation({ Catalog, Identifier: invitationId })
  const { EngagementId } = await service.client.getEngagementInvitation({ Catalog, Identifier: invitationId })
  const { EngagementMemberList } = await service.client.listEngagementMembers({
    Catalog,
    Identifier: EngagementId,
  })
  expect(EngagementMemberList).toContainEqual({
    AccountId: 'aws',
    CompanyName: 'AWS',
    WebsiteUrl: 'https://aws.amazon.com',
  })
})

test('is closed to everybody else', async () => {
  const { id: own } = await openEngagement(service)
  const call = service.second.listEngagementMembers({ Catalog, Identifier: own })
  expect((await refusalOf(call)).name).toBe('ResourceNotFoundException')
})

test('refuses a page of 11 and a token of another engagement', async () => {
  const list = (input: object) => service.client.listEngagementMembers({ Catalog, Identifier: id, ...input })
  expect((await refusalOf(list({ MaxResults: 11 }))).issues).toEqual(['maxResults VALUE_OUT_OF_RANGE'])
  const { NextToken } = await list({ MaxResults: 1 })
  const { id: other } = await openEngagement(service)
  expect((await refusalOf(list({ Identifier: other, NextToken }))).issues).toEqual([
    'nextToken INVALID_VALUE',
  ])
})
