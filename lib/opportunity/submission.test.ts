import { describe, expect, test } from 'vitest'
import { withValueAt } from '@/lib/form/paths'
import { missingForSubmission, type Submittable } from './submission'

const today = '2026-11-21'

const complete = {
  PrimaryNeedsFromAws: ['Co-Sell - Deal Support'],
  Customer: {
    Account: {
      CompanyName: 'Harbor Freight Lines',
      Industry: 'Transportation and Logistics',
      WebsiteUrl: 'www.harborlines.example',
      Address: { CountryCode: 'US', StateOrRegion: 'Washington', PostalCode: '98109' },
    },
  },
  Project: {
    Title: 'Fleet telemetry platform',
    CustomerBusinessProblem: 'Telemetry from 900 trucks arrives too late.',
    CustomerUseCase: 'IOT',
    DeliveryModels: ['SaaS or PaaS'],
    SalesActivities: ['SOW Signed'],
    ExpectedCustomerSpend: [{ Amount: '12500', CurrencyCode: 'USD', TargetCompany: 'AWS' }],
  },
  LifeCycle: { Stage: 'Qualified', TargetCloseDate: '2027-03-31' },
  RelatedEntityIdentifiers: { Solutions: ['S-1234567'] },
}

/** The paths asked for when `complete` has `value` at `path`. */
function asked(path: string, value: unknown, deal: Submittable = complete): string[] {
  const changed = withValueAt(deal, path, value) as Submittable
  return missingForSubmission(changed, { today }).map((issue) => issue.path)
}

test('a complete deal lacks nothing', () => {
  expect(missingForSubmission(complete, { today })).toEqual([])
})

test.each([
  ['Customer.Account.CompanyName', ''],
  ['Customer.Account.WebsiteUrl', null],
  ['Customer.Account.Industry', undefined],
  ['Customer.Account.Address.CountryCode', ''],
  ['Customer.Account.Address.StateOrRegion', ''],
  ['Customer.Account.Address.PostalCode', ''],
  ['Customer.Account.Address.PostalCode', '981'],
  ['Project.Title', ' '],
  ['Project.CustomerBusinessProblem', 'Too slow'],
  ['Project.CustomerUseCase', ''],
  ['Project.DeliveryModels', []],
  ['Project.SalesActivities', null],
  ['Project.ExpectedCustomerSpend', []],
  ['Project.ExpectedCustomerSpend', [{ Amount: '0' }]],
  ['LifeCycle.TargetCloseDate', '2026-11-21'],
  ['LifeCycle.TargetCloseDate', ''],
  ['LifeCycle.Stage', 'Closed Lost'],
  ['PrimaryNeedsFromAws', []],
  ['RelatedEntityIdentifiers.Solutions', []],
])('%s is asked for when it is %j', (path, value) => expect(asked(path, value)).toEqual([path]))

test('an empty form lists everything, in the order of the form', () => {
  expect(missingForSubmission({}, { today })).toHaveLength(13)
  expect(missingForSubmission({}, { today })[0]?.path).toBe('Customer.Account.CompanyName')
})

describe('is satisfied by', () => {
  test('a calculator link instead of an amount', () => {
    expect(asked('Project.ExpectedCustomerSpend', [{ EstimationUrl: 'https://calculator.aws/…' }])).toEqual(
      [],
    )
  })

  test('an amount as people type it', () => {
    expect(asked('Project.ExpectedCustomerSpend', [{ Amount: '12,500' }])).toEqual([])
  })

  test.each([
    ['RelatedEntityIdentifiers', { AwsMarketplaceSolutions: ['arn:aws:x'] }],
    ['RelatedEntityIdentifiers', { AwsMarketplaceProducts: ['arn:aws:x'] }],
  ])('a Marketplace listing', (path, value) => expect(asked(path, value)).toEqual([]))

  test.each([
    ['the solution chosen in the form', 'RelatedEntityIdentifier', 'S-1234567'],
    ['a solution in words', 'Project.OtherSolutionDescription', 'Fleet analytics'],
  ])('%s', (_name, path, value) => {
    expect(asked(path, value, { ...complete, RelatedEntityIdentifiers: {} })).toEqual([])
  })

  test('no needs when AWS only gets to see the deal', () => {
    const deal = { ...complete, PrimaryNeedsFromAws: [] }
    expect(missingForSubmission(deal, { today, involvement: 'For Visibility Only' })).toEqual([])
  })

  test('no postal code where there are none', () => {
    expect(asked('Customer.Account.Address', { CountryCode: 'AE' })).toEqual([])
  })

  test('no state outside the US', () => {
    expect(asked('Customer.Account.Address', { CountryCode: 'DE', PostalCode: '10115' })).toEqual([])
  })
})

test('a national security deal keeps website, state and postal code to itself', () => {
  const secret = {
    ...complete,
    NationalSecurity: 'Yes',
    Customer: { Account: { CompanyName: 'Agency', Industry: 'Government', Address: { CountryCode: 'US' } } },
  }
  expect(missingForSubmission(secret, { today })).toEqual([])
})

test('another industry needs its name', () => {
  expect(asked('Customer.Account.Industry', 'Other')).toEqual(['Customer.Account.OtherIndustry'])
})
