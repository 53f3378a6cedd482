import type { CreateEngagementCommandInput } from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accounts,
  Catalog,
  customerProject,
  lead,
  openTestPartners,
  type TestPartners,
} from '../engagements/test-partners'
import { refusalOf } from '../test-emulator'

let service: TestPartners
beforeAll(async () => {
  service = await openTestPartners()
})
afterAll(() => service.close())

const create = (input: Partial<CreateEngagementCommandInput> = {}) =>
  service.client.createEngagement({ Catalog, ClientToken: crypto.randomUUID(), ...input })

const project = { Type: 'CustomerProject', Payload: { CustomerProject: customerProject } } as const

test('opens an engagement with the caller as its member, and tells the caller', async () => {
  service.events(accounts.first)
  const made = await create({ Title: 'Fleet', Description: 'Telemetry', Contexts: [project] })
  expect(made).toMatchObject({
    Id: expect.stringMatching(/^eng-[0-9a-z]{14}$/),
    Arn: `arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement/${made.Id}`,
    ModifiedAt: service.clock.now,
  })
  const [told, ...more] = service.events(accounts.first)
  expect(more).toEqual([])
  expect(told).toMatchObject({
    detailType: 'Engagement Created',
    detail: {
      engagement: { engagementId: made.Id, CreatedBy: accounts.first, ContextTypes: ['CustomerProject'] },
    },
  })
  const { EngagementMemberList } = await service.client.listEngagementMembers({
    Catalog,
    Identifier: made.Id,
  })
  expect(EngagementMemberList).toEqual([{ AccountId: accounts.first, CompanyName: 'First Partner' }])
})

test('needs neither title nor contexts', async () => {
  const { Id } = await create()
  const engagement = await service.client.getEngagement({ Catalog, Identifier: Id })
  expect(engagement).toMatchObject({ Contexts: [], MemberCount: 1 })
  expect(engagement).not.toHaveProperty('Title')
})

test('counts the contexts, whatever ids they come with', async () => {
  const contexts = [{ ...project, Id: '7' }, { Type: 'Lead', Payload: { Lead: lead } } as const]
  const { Id } = await create({ Contexts: contexts })
  const { Contexts } = await service.client.getEngagement({ Catalog, Identifier: Id })
  expect(Contexts?.map((context) => [context.Id, context.Type])).toEqual([
    ['1', 'CustomerProject'],
    ['2', 'Lead'],
  ])
})

test('answers a repeat with the same engagement, and refuses its token for another', async () => {
  const first = await create({ ClientToken: 'once', Title: 'Once' })
  expect((await create({ ClientToken: 'once', Title: 'Once' })).Id).toBe(first.Id)
  expect((await refusalOf(create({ ClientToken: 'once', Title: 'Twice' }))).name).toBe('ConflictException')
})

test.each<[string, Partial<CreateEngagementCommandInput>, string[]]>([
  ['a sixth context', { Contexts: Array(6).fill(project) }, ['contexts TOO_MANY_VALUES']],
  ['a long title', { Title: 'x'.repeat(41) }, ['title INVALID_STRING_FORMAT']],
  [
    'a payload of another type',
    { Contexts: [{ Type: 'Lead', Payload: { CustomerProject: customerProject } }] },
    ['contexts.payload INVALID_VALUE'],
  ],
  [
    'a context without a payload',
    { Contexts: [{ Type: 'Lead' }] },
    ['contexts.payload REQUIRED_FIELD_MISSING'],
  ],
  ['an unknown catalog', { Catalog: 'Elsewhere' }, ['catalog INVALID_ENUM_VALUE']],
])('refuses %s', async (_what, input, issues) => {
  expect(await refusalOf(create(input))).toMatchObject({ name: 'ValidationException', issues })
})
