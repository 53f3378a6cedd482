import * as sdk from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { model, type StructureShape, shapeNamed } from '../model/model'
import { refusalOf } from '../test-emulator'
import { call } from './call'
import type { Exchange } from './recorded-client'
import {
  Catalog,
  given,
  invite,
  makeLead,
  makeOpportunity,
  makeReferral,
  makeSubmission,
  snapshotOf,
} from './states'
import type { OperationName } from './wire-case'
import { accounts, openWorld, type World } from './world'

/*
 * The SDK's own paginators over every list, page by page: what they find does not depend on the size of a page.
 */

const exchanges: Exchange[] = []
let world: World
const queries: Record<string, object> = {}

/** Three at least of everything that can be listed. */
beforeAll(async () => {
  world = await openWorld({}, exchanges)
  const { partner, clock } = world
  for (let count = 0; count < 3; count++) {
    clock.advance(60)
    await makeOpportunity(partner)
    const { id } = await makeReferral(world)
    await partner.startEngagementByAcceptingInvitationTask({ Catalog, Identifier: id })
    const lead = await makeLead(partner)
    await partner.startOpportunityFromEngagementTask({ Catalog, Identifier: lead.id, ContextIdentifier: '1' })
    await partner.startProspectingFromEngagementTask({ Catalog, Identifiers: [lead.id], TaskName: 'Who' })
  }
  const submission = await makeSubmission(partner)
  for (let count = 0; count < 2; count++) {
    await makeSubmission(partner)
    await partner.createResourceSnapshot(snapshotOf(submission))
  }
  const shared = await makeLead(partner)
  for (const [account, client] of [
    [accounts.second, world.second],
    [accounts.third, world.third],
  ] as const) {
    const { id } = await invite(partner, shared.id, { account })
    await client.acceptEngagementInvitation({ Catalog, Identifier: id })
  }
  Object.assign(queries, {
    ListEngagementInvitations: { ParticipantType: 'RECEIVER' },
    ListEngagementMembers: { Identifier: shared.id },
    ListResourceSnapshots: { EngagementIdentifier: submission.engagementId },
  })
})

afterAll(() => world.close())

type Page = Record<string, unknown>
type Paginate = (
  config: { client: World['partner']; pageSize?: number },
  input: object,
) => AsyncIterable<Page>

const paginators = new Map(Object.entries(sdk).filter(([name]) => name.startsWith('paginate')))

const paged = Object.entries(model.paginators)

async function pagesOf(operation: string, pageSize?: number): Promise<Page[]> {
  const paginate = paginators.get(`paginate${operation}`) as unknown as Paginate
  const pages: Page[] = []
  const config = { client: world.partner, ...(pageSize && { pageSize }) }
  for await (const page of paginate(config, { Catalog, ...queries[operation] })) pages.push(page)
  return pages
}

test('the SDK has a paginator wherever the model has one', () => {
  expect([...paginators.keys()].sort()).toEqual(paged.map(([operation]) => `paginate${operation}`).sort())
})

test.each(paged)(
  '%s pages by the members that the model names',
  (operation, { input_token, limit_key, ...rest }) => {
    const { input = '', output = '' } = model.operations[operation] ?? {}
    expect((shapeNamed(input) as StructureShape).members).toMatchObject({
      [input_token]: expect.any(String),
      [limit_key]: expect.any(String),
    })
    const members = (shapeNamed(output) as StructureShape).members
    expect(members).toMatchObject({
      [rest.output_token]: expect.any(String),
      [rest.result_key]: expect.any(String),
    })
  },
)

test.each(paged)('%s finds the same whatever the page', async (operation, { result_key, output_token }) => {
  const itemsOf = (pages: Page[]) => pages.flatMap((page) => given(page[result_key]) as unknown[])
  const whole = itemsOf(await pagesOf(operation, 10))
  expect(whole.length).toBeGreaterThanOrEqual(3)
  expect(new Set(whole.map((item) => JSON.stringify(item))).size).toBe(whole.length)
  expect(itemsOf(await pagesOf(operation))).toEqual(whole)
  for (const pageSize of [1, 2]) {
    const before = exchanges.length
    const pages = await pagesOf(operation, pageSize)
    expect(itemsOf(pages)).toEqual(whole)
    const sizes = pages.map((page) => (page[result_key] as unknown[]).length)
    expect(sizes.slice(0, -1).every((size) => size === pageSize)).toBe(true)
    expect(sizes.at(-1)).toBeGreaterThan(0)
    const bodies = exchanges.slice(before).map(({ body }) => body as Page)
    expect(bodies.map((body) => typeof body[output_token])).toEqual([
      ...Array(bodies.length - 1).fill('string'),
      'undefined',
    ])
  }
})

async function firstToken(operation: OperationName): Promise<string> {
  const page = await call(world.partner, operation, {
    Catalog,
    ...queries[operation],
    MaxResults: 1,
  } as never)
  return given((page as { NextToken?: string }).NextToken)
}

test.each(paged.map(([operation]) => operation as OperationName))(
  '%s takes no token but its own',
  async (operation) => {
    const input = { Catalog, ...queries[operation] }
    const token = await firstToken(operation)
    const stranger = await firstToken(operation === 'ListSolutions' ? 'ListOpportunities' : 'ListSolutions')
    const misuses: [client: World['partner'], input: object][] = [
      [world.partner, { ...input, NextToken: `${token}A` }],
      [world.partner, { ...input, NextToken: `${token.startsWith('W') ? 'X' : 'W'}${token.slice(1)}` }],
      [world.partner, { ...input, NextToken: 'nonsense' }],
      [world.partner, { ...input, NextToken: stranger }],
      [world.partner, { ...input, NextToken: token, Catalog: 'AWS' }],
      [world.second, { ...input, NextToken: token }],
    ]
    for (const [client, misuse] of misuses) {
      const refusal = await refusalOf(call(client, operation, misuse as never))
      // Where the subject of the list is unknown to the caller or the catalog, that is said first.
      if (refusal.name === 'ResourceNotFoundException' && queries[operation]) continue
      expect(refusal).toMatchObject({
        name: 'ValidationException',
        reason: 'REQUEST_VALIDATION_FAILED',
        issues: ['nextToken INVALID_VALUE'],
      })
    }
  },
)
