import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LastModifiedDate, Opportunity, OpportunityId, OpportunitySummary } from './opportunity'

const bare = {
  Catalog: 'Sandbox',
  Id: 'O5000001',
  CreatedDate: '2026-03-01T10:15:00Z',
  LastModifiedDate: '2026-03-01T10:16:03.020Z',
}

/** A whole record as AWS might send it next year: known members, and an unknown one at every level. */
const fromNextYear = {
  ...bare,
  Arn: 'arn:aws:partnercentral:us-east-1:111122223333:catalog/Sandbox/opportunity/O5000001',
  Unknown: { Nested: [1, null, { Deep: true }] },
  PartnerOpportunityIdentifier: 'CRM-1042',
  OpportunityType: 'A Type AWS Adds Next Year',
  NationalSecurity: 'No',
  PrimaryNeedsFromAws: ['A need AWS adds next year'],
  Customer: {
    Unknown: 1,
    Account: {
      Unknown: 'x',
      CompanyName: 'Harbor Freight Lines',
      Industry: 'An industry AWS adds next year',
      Address: { CountryCode: 'US', Unknown: ['y'] },
    },
    Contacts: [{ Email: 'ana@harborlines.example', Unknown: false }],
  },
  Project: {
    Unknown: {},
    Title: 'Fleet telemetry platform',
    ExpectedCustomerSpend: [{ Amount: '12500.00', CurrencyCode: 'USD', Unknown: 0.5 }],
    ExpectedContractDuration: { Term: 'Months', Value: '12', Unknown: 1 },
    CompetitorName: null,
  },
  LifeCycle: {
    Unknown: 1,
    Stage: 'Qualified',
    ReviewStatus: 'Approved',
    NextStepsHistory: [{ Value: 'Review', Time: '2026-03-01T10:15:00Z', By: 'ana' }],
  },
  Marketing: { Source: 'None', Unknown: 1 },
  SoftwareRevenue: { Value: { Amount: '1', CurrencyCode: 'USD', Unknown: 1 }, Unknown: 1 },
  OpportunityTeam: [{ Email: 'ana@tandem.example', Unknown: 1 }],
  RelatedEntityIdentifiers: { Solutions: ['S-1234567'], Unknown: ['z'] },
}

describe('Opportunity', () => {
  test('brings back every member it was given, known or not', () => {
    expect(Opportunity.parse(fromNextYear)).toEqual(fromNextYear)
    expect(JSON.parse(JSON.stringify(Opportunity.parse(fromNextYear)))).toEqual(fromNextYear)
  })

  test('brings back any unknown member beside the known ones', () => {
    const name = fc.stringMatching(/^X[a-zA-Z]{1,12}$/)
    fc.assert(
      fc.property(fc.dictionary(name, fc.jsonValue()), (unknown) => {
        const sent = { ...fromNextYear, ...unknown, Project: { ...fromNextYear.Project, ...unknown } }
        expect(Opportunity.parse(sent)).toEqual(sent)
      }),
    )
  })

  test('takes a record with nothing but what AWS must send', () => {
    expect(Opportunity.parse(bare)).toEqual(bare)
  })

  test('keeps an instant as it was sent: it is the lock', () => {
    const odd = { ...bare, LastModifiedDate: '2026-03-01T10:16:03.0200000+00:00' }
    expect(Opportunity.parse(odd).LastModifiedDate).toBe('2026-03-01T10:16:03.0200000+00:00')
  })

  test.each([
    ['a stage we do not know', { LifeCycle: { Stage: 'Won' } }],
    ['a review status we do not know', { LifeCycle: { ReviewStatus: 'In Review' } }],
    ['an amount that is a number', { Project: { ExpectedCustomerSpend: [{ Amount: 12.5 }] } }],
    ['a catalog that is neither', { Catalog: 'Production' }],
    ['no version', { LastModifiedDate: undefined }],
    ['an id of another kind', { Id: 'S-1234567' }],
  ])('refuses %s', (_what, change) => {
    expect(Opportunity.safeParse({ ...bare, ...change }).success).toBe(false)
  })
})

test('a list row is a record that lacks details, and keeps unknown members too', () => {
  const row = { ...bare, Unknown: 1, LifeCycle: { Stage: 'Qualified', Unknown: 2 } }
  expect(OpportunitySummary.parse(row)).toEqual(row)
})

test.each(['O1', 'O5000001', `O${'9'.repeat(19)}`])('%s is an opportunity id', (id) => {
  expect(OpportunityId.safeParse(id).success).toBe(true)
})

test.each(['', 'O', 'o1', 'O1a', '5000001', `O${'9'.repeat(20)}`, 'O1\n', '../O1'])(
  '%j is not an opportunity id',
  (id) => {
    expect(OpportunityId.safeParse(id).success).toBe(false)
  },
)

test('a version is a non-empty text of bounded length', () => {
  expect(LastModifiedDate.safeParse('').success).toBe(false)
  expect(LastModifiedDate.safeParse('x'.repeat(41)).success).toBe(false)
})
