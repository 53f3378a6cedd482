import type {
  ListOpportunitiesCommandInput,
  OpportunitySortName,
  SolutionSortName,
  SortOrder,
} from '@aws-sdk/client-partnercentral-selling'
import { expect } from 'vitest'
import { completeOpportunity } from '../test-emulator'
import { Catalog, decide, makeOpportunity, unchanged } from './states'
import { casesOf, type WireCase } from './wire-case'
import type { World } from './world'

const { Customer, LifeCycle } = completeOpportunity()

/** Four deals made a day apart, of which the first was changed last and the third is approved. */
const deals = [
  { company: 'Alder', closes: '2026-06-01', stage: 'Qualified' },
  { company: 'Dogwood', closes: '2026-08-01', stage: 'Prospect' },
  { company: 'Birch', closes: '2026-07-01', stage: 'Technical Validation' },
  { company: 'Cedar', closes: '2026-09-01', stage: 'Qualified' },
] as const

type Company = (typeof deals)[number]['company']

const day = 86_400
const madeOn = (number: number) => new Date(Date.UTC(2026, 2, 1 + number, 10, 15))

async function makeDeals({ partner, clock }: World): Promise<Map<Company, string>> {
  const ids = new Map<Company, string>()
  for (const { company, closes, stage } of deals) {
    const Account = { ...Customer?.Account, CompanyName: company }
    const id = await makeOpportunity(partner, {
      Customer: { Account },
      LifeCycle: { ...LifeCycle, TargetCloseDate: closes, Stage: stage },
    })
    ids.set(company, id)
    clock.advance(day)
  }
  await decide(partner, ids.get('Birch') ?? '', 'Approved')
  clock.advance(day)
  await partner.updateOpportunity(await unchanged(partner, ids.get('Alder') ?? ''))
  return ids
}

type Query = Partial<ListOpportunitiesCommandInput>

/** @returns Companies in the order of the list, all pages together. */
async function companies({ partner }: World, query: Query, pageSize?: number): Promise<string[]> {
  const found: string[] = []
  const pages = partner.paginateListOpportunities({ Catalog, ...query }, pageSize ? { pageSize } : {})
  for await (const { OpportunitySummaries = [] } of pages) {
    found.push(...OpportunitySummaries.map((summary) => summary.Customer?.Account?.CompanyName ?? ''))
  }
  return found
}

const list = casesOf('ListOpportunities')

const lists = (title: string, query: Query | ((ids: Map<Company, string>) => Query), expected: Company[]) =>
  list.answers(title, (world) =>
    world.alone({}, async (own) => {
      const ids = await makeDeals(own)
      const asked = typeof query === 'function' ? query(ids) : query
      expect(await companies(own, asked)).toEqual(expected)
      expect(await companies(own, asked, 1)).toEqual(expected)
    }),
  )

const ascending: Record<OpportunitySortName, Company[]> = {
  CreatedDate: ['Alder', 'Dogwood', 'Birch', 'Cedar'],
  CustomerCompanyName: ['Alder', 'Birch', 'Cedar', 'Dogwood'],
  Identifier: ['Alder', 'Dogwood', 'Birch', 'Cedar'],
  LastModifiedDate: ['Dogwood', 'Cedar', 'Birch', 'Alder'],
  TargetCloseDate: ['Alder', 'Birch', 'Dogwood', 'Cedar'],
}

const sortCases = (Object.keys(ascending) as OpportunitySortName[]).flatMap((SortBy) =>
  (['ASCENDING', 'DESCENDING'] as const).map((SortOrder: SortOrder) => {
    const order = SortOrder === 'ASCENDING' ? ascending[SortBy] : ascending[SortBy].toReversed()
    return lists(`by ${SortBy}, ${SortOrder.toLowerCase()}`, { Sort: { SortBy, SortOrder } }, order)
  }),
)

/** A token of a list of deals, and the list it belongs to. */
async function tokenOf({ partner }: World, query: Query = {}): Promise<string | undefined> {
  for (let count = 0; count < 2; count++) await makeOpportunity(partner)
  return (await partner.listOpportunities({ Catalog, MaxResults: 1, ...query })).NextToken
}

const badToken = { reason: 'REQUEST_VALIDATION_FAILED', issues: ['nextToken INVALID_VALUE'] } as const

export const opportunityListCases: readonly WireCase[] = [
  lists('the latest change first, unless asked otherwise', {}, ascending.LastModifiedDate.toReversed()),
  ...sortCases,
  lists('one stage', { LifeCycleStage: ['Qualified'] }, ['Alder', 'Cedar']),
  lists('either of two stages', { LifeCycleStage: ['Prospect', 'Technical Validation'] }, [
    'Birch',
    'Dogwood',
  ]),
  lists('one review status', { LifeCycleReviewStatus: ['Approved'] }, ['Birch']),
  lists('one customer, in any case', { CustomerCompanyName: ['aLDER'] }, ['Alder']),
  lists("given ids, of which one is nobody's", (ids) => ({ Identifier: [ids.get('Cedar') ?? '', 'O1'] }), [
    'Cedar',
  ]),
  lists(
    'what was made from an instant on, that instant included',
    { CreatedDate: { AfterCreatedDate: madeOn(2) }, Sort: { SortBy: 'CreatedDate', SortOrder: 'ASCENDING' } },
    ['Birch', 'Cedar'],
  ),
  lists(
    'what was made before an instant, that instant left out',
    { CreatedDate: { BeforeCreatedDate: madeOn(1) } },
    ['Alder'],
  ),
  lists(
    'what changed within a span',
    { LastModifiedDate: { AfterLastModifiedDate: madeOn(3), BeforeLastModifiedDate: madeOn(5) } },
    ['Birch', 'Cedar'],
  ),
  lists(
    'what closes within a span',
    { TargetCloseDate: { AfterTargetCloseDate: '2026-07-01', BeforeTargetCloseDate: '2026-09-01' } },
    ['Birch', 'Dogwood'],
  ),
  lists(
    'what fits all of several filters',
    { LifeCycleStage: ['Qualified'], CustomerCompanyName: ['Cedar', 'Birch'] },
    ['Cedar'],
  ),
  lists('nothing, when nothing fits', { LifeCycleStage: ['Launched'] }, []),
  list.answers('20 of them, unless asked for more or fewer', (world) =>
    world.alone({}, async ({ partner }) => {
      for (let count = 0; count < 21; count++) await makeOpportunity(partner)
      const page = await partner.listOpportunities({ Catalog })
      expect([page.OpportunitySummaries?.length, typeof page.NextToken]).toEqual([20, 'string'])
      const all = await partner.listOpportunities({ Catalog, MaxResults: 100 })
      expect([all.OpportunitySummaries?.length, all.NextToken]).toEqual([21, undefined])
    }),
  ),
  list.answers('nothing of another account', async ({ partner, third }) => {
    await makeOpportunity(partner)
    expect((await third.listOpportunities({ Catalog })).OpportunitySummaries).toEqual([])
  }),
  list.refuses(
    'ValidationException',
    'a token of another query',
    async (world) => {
      const NextToken = await tokenOf(world)
      return world.partner.listOpportunities({ Catalog, NextToken, LifeCycleStage: ['Qualified'] })
    },
    badToken,
  ),
  list.refuses(
    'ValidationException',
    'a token of another account',
    async (world) => {
      const NextToken = await tokenOf(world)
      return world.third.listOpportunities({ Catalog, MaxResults: 1, NextToken })
    },
    badToken,
  ),
  list.refuses(
    'ValidationException',
    'a token that was tampered with',
    async (world) => {
      const token = (await tokenOf(world)) ?? ''
      const NextToken = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`
      return world.partner.listOpportunities({ Catalog, MaxResults: 1, NextToken })
    },
    badToken,
  ),
]

const solutions = casesOf('ListSolutions')

const solutionSorts = (['Identifier', 'Name', 'Status', 'Category', 'CreatedDate'] as const).flatMap(
  (SortBy: SolutionSortName) =>
    (['ASCENDING', 'DESCENDING'] as const).map((SortOrder) =>
      solutions.answers(`by ${SortBy}, ${SortOrder.toLowerCase()}`, async ({ partner }) => {
        const { SolutionSummaries = [] } = await partner.listSolutions({
          Catalog,
          Sort: { SortBy, SortOrder },
          MaxResults: 100,
        })
        const keys = SolutionSummaries.map((solution) => {
          const key = solution[SortBy === 'Identifier' ? 'Id' : SortBy]
          return key instanceof Date ? key.toISOString() : (key ?? '')
        })
        const sorted = keys.toSorted()
        expect(keys.length).toBeGreaterThan(1)
        expect(keys).toEqual(SortOrder === 'ASCENDING' ? sorted : sorted.reverse())
      }),
    ),
)

export const solutionCases: readonly WireCase[] = [
  solutions.answers('the documented test solution of Sandbox', async ({ partner }) => {
    const { SolutionSummaries } = await partner.listSolutions({ Catalog, Identifier: ['S-1234567'] })
    expect(SolutionSummaries).toMatchObject([{ Id: 'S-1234567', Status: 'Active', Catalog }])
  }),
  ...solutionSorts,
  solutions.answers('one status', async ({ partner }) => {
    const { SolutionSummaries = [] } = await partner.listSolutions({ Catalog, Status: ['Inactive', 'Draft'] })
    expect(SolutionSummaries.length).toBeGreaterThan(0)
    for (const { Status } of SolutionSummaries) expect(['Inactive', 'Draft']).toContain(Status)
  }),
  solutions.answers('one category', async ({ partner }) => {
    const { SolutionSummaries: [first] = [] } = await partner.listSolutions({ Catalog })
    const { SolutionSummaries = [] } = await partner.listSolutions({
      Catalog,
      Category: [first?.Category ?? ''],
    })
    expect(SolutionSummaries.map(({ Id }) => Id)).toContain(first?.Id)
    for (const { Category } of SolutionSummaries) expect(Category).toBe(first?.Category)
  }),
  solutions.answers('the one that is a listing of AWS Marketplace', async ({ partner }) => {
    const { SolutionSummaries = [] } = await partner.listSolutions({ Catalog, MaxResults: 100 })
    const listing = SolutionSummaries.find((solution) => solution.AwsMarketplaceSolutionArn)
    const found = await partner.listSolutions({
      Catalog,
      AwsMarketplaceSolutionArn: [listing?.AwsMarketplaceSolutionArn ?? ''],
    })
    expect(found.SolutionSummaries).toEqual([listing])
  }),
  solutions.forbids('a catalog that does not exist', ['catalog INVALID_ENUM_VALUE'], ({ partner }) =>
    partner.listSolutions({ Catalog: 'Elsewhere' }),
  ),
]
