import {
  CreateOpportunityCommand,
  ListOpportunitiesCommand,
  type ListOpportunitiesCommandInput,
  paginateListOpportunities,
} from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  completeOpportunity,
  decideAs,
  edit,
  openTestEmulator,
  refusalOf,
  type TestEmulator,
} from '../test-emulator'

type Query = Omit<ListOpportunitiesCommandInput, 'Catalog'>

let service: TestEmulator
const ids: string[] = []

/** Five deals a minute apart; the second was edited last. */
const companies = ['Delta Foods', 'acme Tools', 'Cedar Bank', 'Acme Tools', 'Birch Media']
const closeDates = ['2026-12-01', '2026-06-01', '2026-09-01', '2027-01-01', '2026-08-01']

beforeAll(async () => {
  service = await openTestEmulator()
  for (const [index, CompanyName] of companies.entries()) {
    const { Customer } = completeOpportunity()
    const input = completeOpportunity({
      Customer: { ...Customer, Account: { ...Customer?.Account, CompanyName } },
      LifeCycle: { Stage: index < 2 ? 'Qualified' : 'Prospect', TargetCloseDate: closeDates[index] },
    })
    const { Id } = await service.client.send(
      new CreateOpportunityCommand({ ...input, ClientToken: `t${index}` }),
    )
    ids.push(Id as string)
    service.clock.advance(60)
  }
  await edit(service, ids[1] as string, () => ({ PartnerOpportunityIdentifier: 'CRM-edited' }))
  await decideAs(service, ids[4] as string, 'Action Required', { ReviewComments: 'Please explain.' })
})
afterAll(() => service.close())

const list = (query: Query = {}) =>
  service.client.send(new ListOpportunitiesCommand({ Catalog: 'Sandbox', ...query }))

/** Positions of the listed deals in the order of their creation. */
async function listed(query: Query = {}): Promise<number[]> {
  const { OpportunitySummaries = [] } = await list(query)
  return OpportunitySummaries.map(({ Id }) => ids.indexOf(Id as string))
}

describe('a summary', () => {
  test('has what a list shows and nothing more', async () => {
    const { OpportunitySummaries = [] } = await list({ Identifier: [ids[4] as string] })
    expect(OpportunitySummaries).toEqual([
      {
        Catalog: 'Sandbox',
        Id: ids[4],
        Arn: `arn:aws:partnercentral:us-east-1:111122223333:catalog/Sandbox/opportunity/${ids[4]}`,
        PartnerOpportunityIdentifier: 'CRM-1042',
        OpportunityType: 'Net New Business',
        CreatedDate: new Date('2026-03-01T10:19:00Z'),
        LastModifiedDate: new Date('2026-03-01T10:20:00.412Z'),
        LifeCycle: {
          Stage: 'Prospect',
          TargetCloseDate: '2026-08-01',
          ReviewStatus: 'Action Required',
          ReviewComments: 'Please explain.',
        },
        Customer: {
          Account: {
            CompanyName: 'Birch Media',
            Industry: 'Transportation and Logistics',
            WebsiteUrl: 'https://www.harborlines.example',
            Address: { CountryCode: 'US', StateOrRegion: 'Washington', PostalCode: '98109', City: 'Seattle' },
          },
        },
        Project: {
          DeliveryModels: ['SaaS or PaaS'],
          ExpectedCustomerSpend: [
            { Amount: '12500.00', CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' },
          ],
        },
      },
    ])
  })
})

describe('the order', () => {
  test('is by last change, newest first, unless asked otherwise', async () => {
    expect(await listed()).toEqual([4, 1, 3, 2, 0])
  })

  test.each([
    ['LastModifiedDate', [0, 2, 3, 1, 4]],
    ['CreatedDate', [0, 1, 2, 3, 4]],
    ['Identifier', [0, 1, 2, 3, 4]],
    ['CustomerCompanyName', [1, 3, 4, 2, 0]],
    ['TargetCloseDate', [1, 4, 2, 0, 3]],
  ] as const)('can be by %s, both ways', async (SortBy, ascending) => {
    expect(await listed({ Sort: { SortBy, SortOrder: 'ASCENDING' } })).toEqual(ascending)
    expect(await listed({ Sort: { SortBy, SortOrder: 'DESCENDING' } })).toEqual(ascending.toReversed())
  })
})

describe('a filter', () => {
  const minute = (count: number) => new Date(Date.parse('2026-03-01T10:15:00.412Z') + count * 60_000)

  test.each<[string, Query, number[]]>([
    ['stages', { LifeCycleStage: ['Qualified', 'Launched'] }, [1, 0]],
    ['review statuses', { LifeCycleReviewStatus: ['Action Required'] }, [4]],
    ['company names in any case, in full', { CustomerCompanyName: ['ACME TOOLS', 'Birch'] }, [1, 3]],
    [
      'changes from an instant on, inclusive',
      { LastModifiedDate: { AfterLastModifiedDate: minute(3) } },
      [4, 1, 3],
    ],
    [
      'changes before an instant, exclusive',
      { LastModifiedDate: { BeforeLastModifiedDate: minute(2) } },
      [0],
    ],
    [
      'creation dates',
      {
        CreatedDate: {
          AfterCreatedDate: new Date('2026-03-01T10:16:00Z'),
          BeforeCreatedDate: new Date('2026-03-01T10:18:00Z'),
        },
      },
      [1, 2],
    ],
    [
      'close dates',
      { TargetCloseDate: { AfterTargetCloseDate: '2026-08-01', BeforeTargetCloseDate: '2026-12-01' } },
      [4, 2],
    ],
    ['several things at once', { LifeCycleStage: ['Prospect'], CustomerCompanyName: ['Acme Tools'] }, [3]],
    ['nothing, when it is empty', { LifeCycleStage: [], Identifier: [] }, [4, 1, 3, 2, 0]],
  ])('takes %s', async (_what, query, expected) => {
    expect(await listed(query)).toEqual(expected)
  })

  test('takes ids, of which unknown ones just do not appear', async () => {
    expect(await listed({ Identifier: [ids[2] as string, 'O1', ids[0] as string] })).toEqual([2, 0])
    expect(await listed({ Identifier: ['O1'] })).toEqual([])
  })

  test('does not reach into the other catalog', async () => {
    const { OpportunitySummaries } = await service.client.send(
      new ListOpportunitiesCommand({ Catalog: 'AWS' }),
    )
    expect(OpportunitySummaries).toEqual([])
  })
})

describe('paging', () => {
  test('walks every record once, in any order', async () => {
    for (const SortBy of [
      'LastModifiedDate',
      'CustomerCompanyName',
      'TargetCloseDate',
      'Identifier',
    ] as const) {
      const seen: string[] = []
      const query = { Catalog: 'Sandbox', Sort: { SortBy, SortOrder: 'ASCENDING' as const } }
      for await (const page of paginateListOpportunities({ client: service.client, pageSize: 2 }, query)) {
        seen.push(...(page.OpportunitySummaries ?? []).map(({ Id }) => Id as string))
      }
      expect(seen.toSorted()).toEqual(ids.toSorted())
    }
  })

  test('has no next token on the last page, full or not', async () => {
    expect((await list({ MaxResults: 5 })).NextToken).toBeUndefined()
    expect((await list({ MaxResults: 4 })).NextToken).toEqual(expect.any(String))
  })

  test('refuses a token with other parameters', async () => {
    const { NextToken } = await list({ MaxResults: 2 })
    expect(await refusalOf(list({ NextToken, LifeCycleStage: ['Prospect'] }))).toMatchObject({
      name: 'ValidationException',
      issues: ['nextToken INVALID_VALUE'],
    })
  })

  test('is not shaken by a change between two pages', async () => {
    const { NextToken } = await list({ MaxResults: 2 })
    service.clock.advance(60)
    await edit(service, ids[0] as string, () => ({ PartnerOpportunityIdentifier: 'CRM-late' }))
    const { OpportunitySummaries = [] } = await list({ MaxResults: 2, NextToken })
    expect(OpportunitySummaries.map(({ Id }) => ids.indexOf(Id as string))).toEqual([3, 2])
  })

  test.each([0, 101])('refuses a page of %i', async (MaxResults) => {
    expect((await refusalOf(list({ MaxResults }))).issues).toEqual(['maxResults VALUE_OUT_OF_RANGE'])
  })
})
