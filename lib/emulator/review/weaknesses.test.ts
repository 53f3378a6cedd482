import { describe, expect, test } from 'vitest'
import { contentOf, withContent } from '../content'
import type { OpportunityDocument } from '../record'
import { completeOpportunity } from '../test-emulator'
import { hasSubstance, weaknesses } from './weaknesses'

const blank: OpportunityDocument = {
  Catalog: 'Sandbox',
  Id: 'O1',
  LastModifiedDate: '2026-03-01T10:15:00.412Z',
  CreatedDate: '2026-03-01T10:15:00Z',
  RelatedEntityIdentifiers: {},
  LifeCycle: { Stage: 'Qualified', ReviewStatus: 'In review' },
}
const complete = completeOpportunity()

function found(overrides: Parameters<typeof completeOpportunity>[0]): string[] {
  const document = withContent(blank, contentOf(completeOpportunity(overrides), 'Qualified'))
  return weaknesses(document, '2026-03-01').map(({ code }) => code)
}

const project = (members: object) => ({ Project: { ...complete.Project, ...members } })
const account = (members: object) => ({
  Customer: { Account: { CompanyName: undefined, ...complete.Customer?.Account, ...members } },
})
const spend = (Amount: string) => [
  { Amount, CurrencyCode: 'USD' as const, Frequency: 'Monthly' as const, TargetCompany: 'AWS' },
]

describe('a reviewer', () => {
  test('has nothing to say about a good record', () => {
    expect(found({})).toEqual([])
  })

  test.each<[string, Parameters<typeof completeOpportunity>[0], string[]]>([
    [
      'a business problem in a few words',
      project({ CustomerBusinessProblem: 'They need a faster website now.' }),
      ['thin-problem'],
    ],
    ['very little spend', project({ ExpectedCustomerSpend: spend('50') }), ['low-spend']],
    [
      'little spend for a heavy workload',
      project({ CustomerUseCase: 'SAP', ExpectedCustomerSpend: spend('900') }),
      ['low-spend'],
    ],
    [
      'the same spend for a light one',
      project({ CustomerUseCase: 'Archiving', ExpectedCustomerSpend: spend('900') }),
      [],
    ],
    [
      'a yearly figure in a monthly field',
      project({ ExpectedCustomerSpend: spend('1200000') }),
      ['high-spend'],
    ],
    [
      'a close date next week',
      { LifeCycle: { Stage: 'Qualified', TargetCloseDate: '2026-03-08' } },
      ['close-soon'],
    ],
    [
      'the same date for a committed deal',
      { LifeCycle: { Stage: 'Committed', TargetCloseDate: '2026-03-08' } },
      [],
    ],
    [
      'a close date in five years',
      { LifeCycle: { Stage: 'Qualified', TargetCloseDate: '2031-03-01' } },
      ['close-far'],
    ],
    [
      "somebody else's website",
      account({ WebsiteUrl: 'https://www.linkedin.com/company/harbor' }),
      ['website'],
    ],
    ['an address of a country only', account({ Address: { CountryCode: 'US' } }), ['address']],
  ])('looks at %s', (_what, overrides, codes) => {
    expect(found(overrides)).toEqual(codes)
  })
})

test.each([
  ['test test test test test', false],
  ['.......... .......... ....', false],
  ['Orders are typed in by hand', true],
])('sees whether %j says anything', (text, expected) => {
  expect(hasSubstance(text)).toBe(expected)
})
