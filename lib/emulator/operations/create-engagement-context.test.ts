import type { CreateEngagementContextCommandInput } from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accounts,
  Catalog,
  customerProject,
  invite,
  lead,
  openEngagement,
  openTestPartners,
  type TestPartners,
} from '../engagements/test-partners'
import { refusalOf } from '../test-emulator'

let service: TestPartners
beforeAll(async () => {
  service = await openTestPartners()
})
afterAll(() => service.close())

const add = (
  EngagementIdentifier: string,
  input: Partial<CreateEngagementContextCommandInput> = {},
  client = service.client,
) =>
  client.createEngagementContext({
    Catalog,
    EngagementIdentifier,
    ClientToken: crypto.randomUUID(),
    Type: 'Lead',
    Payload: { Lead: lead },
    ...input,
  } as CreateEngagementContextCommandInput)

test('adds a context by id or ARN and gives the engagement a new version', async () => {
  const { id, arn, modified } = await openEngagement(service)
  const first = await add(id)
  expect(first).toMatchObject({ EngagementId: id, EngagementArn: arn, ContextId: '2' })
  expect(first.EngagementLastModifiedAt?.getTime()).toBe(modified.getTime() + 1)
  const second = await add(arn, { Type: 'CustomerProject', Payload: { CustomerProject: customerProject } })
  expect(second.ContextId).toBe('3')
  const { Contexts, ModifiedAt, ModifiedBy } = await service.client.getEngagement({ Catalog, Identifier: id })
  expect(Contexts?.map(({ Id, Type }) => [Id, Type])).toEqual([
    ['1', 'CustomerProject'],
    ['2', 'Lead'],
    ['3', 'CustomerProject'],
  ])
  expect(ModifiedAt).toEqual(second.EngagementLastModifiedAt)
  expect(ModifiedBy).toBe(accounts.first)
})

test('tells every member', async () => {
  const { id } = await openEngagement(service)
  const Identifier = await invite(service, id)
  await service.second.acceptEngagementInvitation({ Catalog, Identifier })
  service.events(accounts.first)
  service.events(accounts.second)
  await add(id, {}, service.second)
  for (const account of [accounts.first, accounts.second]) {
    const [event, ...more] = service.events(account)
    expect(more).toEqual([])
    expect(event).toMatchObject({
      detailType: 'Engagement Updated',
      detail: {
        engagement: {
          engagementId: id,
          LastModifiedBy: accounts.second,
          ContextTypes: ['CustomerProject', 'Lead'],
        },
      },
    })
  }
})

test('keeps instants of a lead as they were sent', async () => {
  const { id } = await openEngagement(service)
  const InteractionDate = new Date('2026-02-03T04:05:06.789Z')
  const Interactions = [{ ...lead.Interactions?.[0], InteractionDate }]
  await add(id, { Payload: { Lead: { ...lead, Interactions } as typeof lead } })
  const { Contexts } = await service.client.getEngagement({ Catalog, Identifier: id })
  expect(Contexts?.[1]?.Payload?.Lead?.Interactions?.[0]?.InteractionDate).toEqual(InteractionDate)
})

test('answers a repeat with the same context, and refuses its token for another', async () => {
  const { id } = await openEngagement(service)
  const first = await add(id, { ClientToken: 'once' })
  expect((await add(id, { ClientToken: 'once' })).ContextId).toBe(first.ContextId)
  const other = add(id, {
    ClientToken: 'once',
    Payload: { Lead: { ...lead, QualificationStatus: 'Qualified' } },
  })
  expect((await refusalOf(other)).name).toBe('ConflictException')
})

test('refuses a sixth context', async () => {
  const { id } = await openEngagement(service)
  for (let count = 1; count < 5; count++) await add(id)
  expect((await refusalOf(add(id))).name).toBe('ServiceQuotaExceededException')
  expect((await service.client.getEngagement({ Catalog, Identifier: id })).Contexts).toHaveLength(5)
})

test('refuses a payload of another type', async () => {
  const { id } = await openEngagement(service)
  const call = add(id, { Type: 'CustomerProject' })
  expect(await refusalOf(call)).toMatchObject({
    name: 'ValidationException',
    issues: ['payload INVALID_VALUE'],
  })
})

test('is closed to who is not a member', async () => {
  const { id } = await openEngagement(service)
  expect((await refusalOf(add(id, {}, service.third))).name).toBe('ResourceNotFoundException')
})
