import { expect, test } from 'vitest'
import { type Content, contentOf } from '../content'
import { completeOpportunity } from '../test-emulator'
import { consistencyIssues } from './consistency'

const today = '2026-03-01'
const base = contentOf(completeOpportunity(), 'Prospect')

/** The complete record with some members laid over it, at any depth. */
function content(change: object): Content {
  return merged(base, change) as Content
}

function merged(target: unknown, change: unknown): unknown {
  if (typeof target !== 'object' || target === null || Array.isArray(target)) return change
  if (typeof change !== 'object' || change === null || Array.isArray(change)) return change
  const entries = Object.entries(change).map(([name, value]) => [
    name,
    merged((target as Record<string, unknown>)[name], value),
  ])
  return { ...target, ...Object.fromEntries(entries) }
}

function found(change: object, before?: Content): string[] {
  return consistencyIssues({ catalog: 'Sandbox', today, content: content(change), before }).map(
    ({ FieldName, Code }) => `${FieldName} ${Code}`,
  )
}

const account = (members: object) => ({ Customer: { Account: members } })
const project = (members: object) => ({ Project: members })
const spend = (members: object) =>
  project({
    ExpectedCustomerSpend: [
      { Amount: '1', CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS', ...members },
    ],
  })

test('a complete record breaks no rule', () => {
  expect(found({})).toEqual([])
})

test.each<[rule: string, change: object, issues: string[]]>([
  [
    'C3: today is too soon',
    { LifeCycle: { TargetCloseDate: today } },
    ['lifeCycle.targetCloseDate INVALID_VALUE'],
  ],
  ['C3: tomorrow is fine', { LifeCycle: { TargetCloseDate: '2026-03-02' } }, []],
  ['C4: sixty years is fine', { LifeCycle: { TargetCloseDate: '2086-03-01' } }, []],
  [
    'C4: a day more is not',
    { LifeCycle: { TargetCloseDate: '2086-03-02' } },
    ['lifeCycle.targetCloseDate VALUE_OUT_OF_RANGE'],
  ],
  [
    'C5: Other industry needs a name',
    account({ Industry: 'Other' }),
    ['customer.account.otherIndustry REQUIRED_FIELD_MISSING'],
  ],
  ['C5: and takes one', account({ Industry: 'Other', OtherIndustry: 'Beekeeping' }), []],
  ['C6: a name beside another industry is ignored', account({ OtherIndustry: 'Beekeeping' }), []],
  [
    'C7: *Other needs a name',
    project({ CompetitorName: '*Other' }),
    ['project.otherCompetitorNames REQUIRED_FIELD_MISSING'],
  ],
  [
    'C7: a name needs *Other',
    project({ CompetitorName: 'On-Prem', OtherCompetitorNames: 'Acme' }),
    ['project.otherCompetitorNames ACTION_NOT_PERMITTED'],
  ],
  [
    'C8: national security is for governments',
    { NationalSecurity: 'Yes' },
    ['nationalSecurity INVALID_VALUE'],
  ],
  [
    'C8, C9: and needs no website',
    { NationalSecurity: 'Yes', ...account({ Industry: 'Government', WebsiteUrl: undefined }) },
    [],
  ],
  [
    'C9: everybody else has one',
    account({ WebsiteUrl: undefined }),
    ['customer.account.websiteUrl REQUIRED_FIELD_MISSING'],
  ],
  [
    'C9: it has a host with a dot',
    account({ WebsiteUrl: 'localhost' }),
    ['customer.account.websiteUrl INVALID_STRING_FORMAT'],
  ],
  [
    'C9: it is one word',
    account({ WebsiteUrl: 'our web site.com' }),
    ['customer.account.websiteUrl INVALID_STRING_FORMAT'],
  ],
  ['C9: scheme and path are optional', account({ WebsiteUrl: 'harbor-lines.co.uk' }), []],
  [
    'C9: scheme, port, path and query are fine',
    account({ WebsiteUrl: 'http://www.a-b.example:8080/x?y=1' }),
    [],
  ],
  [
    'C10: US states have full names',
    account({ Address: { StateOrRegion: 'WA' } }),
    ['customer.account.address.stateOrRegion INVALID_ENUM_VALUE'],
  ],
  ['C10: other countries have any', account({ Address: { CountryCode: 'DE', StateOrRegion: 'Bayern' } }), []],
  [
    'C12: a marketing activity says who paid',
    { Marketing: { Source: 'Marketing Activity' } },
    ['marketing.awsFundingUsed REQUIRED_FIELD_MISSING'],
  ],
  [
    'C13: nothing beside no marketing activity',
    {
      Marketing: {
        Source: 'None',
        CampaignName: 'Spring',
        UseCases: ['AI/ML'],
        Channels: ['Email'],
        AwsFundingUsed: 'No',
      },
    },
    [
      'marketing.useCases ACTION_NOT_PERMITTED',
      'marketing.campaignName ACTION_NOT_PERMITTED',
      'marketing.awsFundingUsed ACTION_NOT_PERMITTED',
      'marketing.channels ACTION_NOT_PERMITTED',
    ],
  ],
  [
    'C13: empty companions are nothing',
    { Marketing: { Source: 'None', CampaignName: '', UseCases: [] } },
    [],
  ],
  [
    'C14: no use cases without AWS funding',
    { Marketing: { Source: 'Marketing Activity', AwsFundingUsed: 'No', UseCases: ['AI/ML'] } },
    ['marketing.useCases ACTION_NOT_PERMITTED'],
  ],
  [
    'C14: but with it',
    { Marketing: { Source: 'Marketing Activity', AwsFundingUsed: 'Yes', UseCases: ['AI/ML'] } },
    [],
  ],
  [
    'C15: a lost deal has a reason',
    { LifeCycle: { Stage: 'Closed Lost' } },
    ['lifeCycle.closedLostReason REQUIRED_FIELD_MISSING'],
  ],
  [
    'C15: only a lost deal has one',
    { LifeCycle: { ClosedLostReason: 'Price' } },
    ['lifeCycle.closedLostReason ACTION_NOT_PERMITTED'],
  ],
  [
    'C17: Frequency None is for the total',
    spend({ Frequency: 'None' }),
    ['project.expectedCustomerSpend.frequency INVALID_ENUM_VALUE'],
  ],
  ['C18: euro is fine', spend({ CurrencyCode: 'EUR' }), []],
  [
    'C18: pounds are not',
    spend({ CurrencyCode: 'GBP' }),
    ['project.expectedCustomerSpend.currencyCode INVALID_VALUE'],
  ],
  [
    'C18: the EU cloud counts in euro',
    { Project: { AwsPartition: 'aws-eusc' } },
    ['project.expectedCustomerSpend.currencyCode INVALID_VALUE'],
  ],
  [
    'C20: revenue ends after it starts',
    { SoftwareRevenue: { EffectiveDate: '2026-05-02', ExpirationDate: '2026-05-01' } },
    ['softwareRevenue.expirationDate INVALID_VALUE'],
  ],
  [
    'C20: or on the day',
    { SoftwareRevenue: { EffectiveDate: '2026-05-01', ExpirationDate: '2026-05-01' } },
    [],
  ],
  [
    'C22: contacts have a name and an address',
    { Customer: { Contacts: [{ LastName: 'Ruiz' }] } },
    ['customer.contacts.email REQUIRED_FIELD_MISSING', 'customer.contacts.firstName REQUIRED_FIELD_MISSING'],
  ],
  [
    'use cases are listed',
    project({ CustomerUseCase: 'Juggling' }),
    ['project.customerUseCase INVALID_ENUM_VALUE'],
  ],
  ['programs are listed', project({ ApnPrograms: ['P3', 'P4'] }), ['project.apnPrograms INVALID_ENUM_VALUE']],
])('%s', (_rule, change, issues) => {
  expect(found(change)).toEqual(issues)
})

test('C22: ten contacts are the most, unless they were there already', () => {
  const contact = { FirstName: 'Ana', LastName: 'Ruiz', Email: 'ana@tandem.example' }
  const eleven = { Customer: { Contacts: Array.from({ length: 11 }, () => contact) } }
  expect(found(eleven)).toEqual(['customer.contacts TOO_MANY_VALUES'])
  expect(found(eleven, content(eleven))).toEqual([])
})

test('C3: a closed deal keeps the date it closed on', () => {
  const closed = { LifeCycle: { Stage: 'Launched', TargetCloseDate: '2026-01-01' } }
  expect(found(closed)).toEqual(['lifeCycle.targetCloseDate INVALID_VALUE'])
  expect(found(closed, content(closed))).toEqual([])
  const open = { LifeCycle: { Stage: 'Qualified', TargetCloseDate: '2026-01-01' } }
  expect(found(open, content(open))).toEqual(['lifeCycle.targetCloseDate INVALID_VALUE'])
})

test('a hostile web address does not keep the service busy', () => {
  const started = performance.now()
  found(account({ WebsiteUrl: `${'a.'.repeat(120)}!` }))
  found(account({ WebsiteUrl: 'a-'.repeat(127) }))
  expect(performance.now() - started).toBeLessThan(100)
})
