import { describe, expect, test } from 'vitest'
import { describeForm } from '@/lib/form/field-spec'
import { valueAt, withValueAt } from '@/lib/form/paths'
import { changedPaths, withChanges } from './changes'
import { draftOf, OpportunityDraft } from './draft'
import { opportunityEdit } from './draft-rules'
import { Opportunity } from './opportunity'

const today = () => '2026-11-21'

const record = Opportunity.parse({
  Catalog: 'Sandbox',
  Id: 'O5000001',
  CreatedDate: '2026-03-01T10:15:00Z',
  LastModifiedDate: '2026-03-01T10:16:03.020Z',
  OpportunityType: 'Net New Business',
  NationalSecurity: 'No',
  AddedByAwsYesterday: true,
  Customer: {
    Account: {
      CompanyName: 'Harbor Freight Lines',
      Industry: 'Transportation and Logistics',
      WebsiteUrl: 'https://www.harborlines.example',
      Address: { CountryCode: 'US', StateOrRegion: 'Washington', City: 'Seattle', PostalCode: '98109' },
    },
    Contacts: [{ FirstName: 'Ana', LastName: 'Ruiz', Email: 'ana.ruiz@harborlines.example', Phone: null }],
  },
  Project: {
    Title: 'Fleet telemetry platform',
    CustomerBusinessProblem: 'Telemetry from 900 trucks is processed overnight and arrives too late.',
    DeliveryModels: ['SaaS or PaaS'],
    ExpectedCustomerSpend: [
      { Amount: '12500', CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' },
    ],
  },
  LifeCycle: { Stage: 'Qualified', ReviewStatus: 'Approved', TargetCloseDate: '2027-12-15' },
})

/** New values by their paths. */
type Edit = Record<string, unknown>

function edited(draft: OpportunityDraft, edit: Edit): OpportunityDraft {
  return Object.entries(edit).reduce<unknown>(
    (values, [path, value]) => withValueAt(values, path, value),
    draft,
  ) as OpportunityDraft
}

/** The issues of an edit, as `path: message`; empty when it passes. */
function issues(edit: Edit, of: Opportunity = record): string[] {
  const stored = draftOf(of)
  const draft = edited(stored, edit)
  const result = opportunityEdit(stored, today).safeParse(draft)
  return result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
}

/** What an edit that passes is sent as. */
function parsed(edit: Edit): OpportunityDraft {
  return opportunityEdit(draftOf(record), today).parse(edited(draftOf(record), edit))
}

describe('draftOf', () => {
  test('has every field of the form, empty where the record has nothing', () => {
    const draft = draftOf(record)
    expect(draft.Project.Title).toBe('Fleet telemetry platform')
    expect(draft.LifeCycle).toEqual({
      Stage: 'Qualified',
      ClosedLostReason: '',
      TargetCloseDate: '2027-12-15',
      NextSteps: '',
    })
    expect(draft.Customer.Contacts).toEqual([
      {
        FirstName: 'Ana',
        LastName: 'Ruiz',
        Email: 'ana.ruiz@harborlines.example',
        Phone: '',
        BusinessTitle: '',
      },
    ])
    expect(draft.Project.SalesActivities).toEqual([])
    expect(draft).not.toHaveProperty('AddedByAwsYesterday')
    expect(draft.LifeCycle).not.toHaveProperty('ReviewStatus')
  })

  test('laid over its record changes nothing', () => {
    expect(changedPaths(record, withChanges(record, draftOf(record)))).toEqual([])
    expect(withChanges(record, parsed({}))).toStrictEqual(record)
  })

  test('passes as a draft when the record is sound', () => {
    expect(OpportunityDraft.safeParse(draftOf(record)).error).toBeUndefined()
  })
})

describe('the form', () => {
  const specs = describeForm(OpportunityDraft)
  const spec = (path: string) => specs.find((candidate) => candidate.path === path)

  test('has a label for every field, none twice in a section', () => {
    const named = specs
      .filter(({ control }) => control !== 'hidden')
      .map(({ section, label }) => `${section}: ${label}`)
      .filter((name) => name !== 'Software revenue: Currency')
    expect(new Set(named).size).toBe(named.length)
  })

  test.each([
    ['Customer.Account.Address.CountryCode', 'combobox', 249],
    ['Project.CustomerUseCase', 'combobox', 39],
    ['Project.ApnPrograms', 'multi-select', 16],
    ['Marketing.UseCases', 'multi-select', 26],
    ['LifeCycle.ClosedLostReason', 'combobox', 19],
    ['LifeCycle.Stage', 'select', 7],
    ['Project.CompetitorName', 'select', 11],
  ])('%s is a %s of %i', (path, control, count) => {
    expect(spec(path)).toMatchObject({ control })
    expect(spec(path)?.options).toHaveLength(count)
  })

  test('asks for a US state by list and for any other region in words', () => {
    const [variant] = spec('Customer.Account.Address.StateOrRegion')?.variants ?? []
    expect(variant).toMatchObject({ control: 'combobox', label: 'State' })
    expect(variant?.options).toHaveLength(62)
  })

  test.each([
    ['Customer.Account.OtherIndustry', { Customer: { Account: { Industry: 'Other' } } }],
    ['NationalSecurity', { Customer: { Account: { Industry: 'Government' } } }],
    ['Project.OtherCompetitorNames', { Project: { CompetitorName: '*Other' } }],
    ['LifeCycle.ClosedLostReason', { LifeCycle: { Stage: 'Closed Lost' } }],
    ['Marketing.AwsFundingUsed', { Marketing: { Source: 'Marketing Activity' } }],
    ['Marketing.CampaignName', { Marketing: { Source: 'Marketing Activity' } }],
    ['Marketing.Channels', { Marketing: { Source: 'Marketing Activity' } }],
    ['Marketing.UseCases', { Marketing: { AwsFundingUsed: 'Yes' } }],
    ['Project.RelatedOpportunityIdentifier', { OpportunityType: 'Expansion' }],
    ['SoftwareRevenue.EffectiveDate', { Project: { DeliveryModels: ['SaaS or PaaS'] } }],
    [
      'Project.ExpectedContractDuration.Value',
      { Project: { ExpectedCustomerSpend: [{ TargetCompany: 'Self' }] } },
    ],
  ])('%s appears with its rule only', (path, values) => {
    expect(spec(path)?.visibleWhen?.(values)).toBe(true)
    expect(spec(path)?.visibleWhen?.({})).toBe(false)
  })

  test('shows what a postal code looks like in the country', () => {
    const hint = spec('Customer.Account.Address.PostalCode')?.hint
    const inCountry = (CountryCode: string) =>
      hint?.text({ Customer: { Account: { Address: { CountryCode } } } })
    expect(inCountry('US')).toBe('Format in United States: 99999 or 99999-9999')
    expect(inCountry('AE')).toBe('United Arab Emirates has no postal codes.')
    expect(inCountry('CL')).toBeUndefined()
  })
})

describe('what is typed is tidied', () => {
  test.each([
    ['Project.Title', '  New title ', 'New title'],
    ['Customer.Account.AwsAccountId', '1234-5678 9012', '123456789012'],
    ['Customer.Account.Duns', '15-048-3782', '150483782'],
    ['Project.ExpectedContractDuration', { Term: '', Value: ' ' }, { Term: '', Value: '' }],
  ])('%s: %j is sent as %j', (path, typed, sent) => {
    expect(valueAt(parsed({ [path]: typed }), path)).toEqual(sent)
  })

  test('an email address in lower case, a phone number as E.164', () => {
    const { Customer } = parsed({
      'Customer.Contacts': [
        { ...contact, Email: ' Ben.Okafor@HarborLines.example ', Phone: '(0049) 30 123-4567' },
      ],
    })
    expect(Customer.Contacts[0]).toMatchObject({
      Email: 'ben.okafor@harborlines.example',
      Phone: '+49301234567',
    })
  })

  test('an amount without its separators, the frequency as AWS wants it', () => {
    const { Project } = parsed({
      'Project.ExpectedCustomerSpend': [
        { ...blank, Amount: '15,000', CurrencyCode: 'EUR', Frequency: '' },
        { ...blank, TargetCompany: 'Self', Amount: '1.200.000,50', CurrencyCode: 'EUR', Frequency: '' },
      ],
      'Project.ExpectedContractDuration.Value': '24',
    })
    expect(Project.ExpectedCustomerSpend).toMatchObject([
      { Amount: '15000', Frequency: 'Monthly' },
      { Amount: '1200000.50', Frequency: 'None' },
    ])
    expect(Project.ExpectedContractDuration).toEqual({ Term: 'Months', Value: '24' })
  })

  test('a software contract has a currency exactly when it has a value', () => {
    const path = 'SoftwareRevenue.Value'
    expect(valueAt(parsed({ [`${path}.Amount`]: '5,000' }), path)).toEqual({
      Amount: '5000',
      CurrencyCode: 'USD',
    })
    expect(valueAt(parsed({ [`${path}.CurrencyCode`]: 'EUR' }), path)).toEqual({
      Amount: '',
      CurrencyCode: '',
    })
  })

  test('once: the tidied draft passes unchanged', () => {
    const once = parsed({
      'Project.ExpectedCustomerSpend.0.Amount': '12,500.5',
      'Customer.Account.Duns': '15-048-3782',
      'Customer.Contacts.0.Phone': '0049 30 123',
    })
    expect(OpportunityDraft.parse(once)).toEqual(once)
  })
})

const address = { CountryCode: 'US', StateOrRegion: '', City: '', PostalCode: '', StreetAddress: '' }
const contact = { FirstName: 'Ben', LastName: 'Okafor', Email: 'ben@x.example', Phone: '', BusinessTitle: '' }
const blank = {
  TargetCompany: 'AWS',
  Amount: '1',
  CurrencyCode: 'USD',
  Frequency: 'Monthly',
  EstimationUrl: '',
}
const total = { ...blank, TargetCompany: 'Self', Frequency: 'None' }
const link = 'https://calculator.aws/#/estimate?id=0123456789abcdef0123456789abcdef'
const spend = 'Project.ExpectedCustomerSpend'
const months = 'Project.ExpectedContractDuration.Value'

describe('an edit is refused, with the reason at its field', () => {
  test.each<[string, Edit]>([
    [
      "Customer.Account.CompanyName: Enter the customer's company name",
      { 'Customer.Account.CompanyName': ' ' },
    ],
    ['Project.Title: Keep this to 255 characters', { 'Project.Title': 'x'.repeat(256) }],
    [
      'Project.CustomerBusinessProblem: Describe the problem in at least 20 characters',
      { 'Project.CustomerBusinessProblem': 'Too slow' },
    ],
    [
      'Project.CustomerBusinessProblem: Keep this to 2,000 characters',
      { 'Project.CustomerBusinessProblem': 'x'.repeat(2001) },
    ],
    ['Customer.Account.Industry: Choose an industry', { 'Customer.Account.Industry': 'Piracy' }],
    ['Customer.Account.OtherIndustry: Say which industry', { 'Customer.Account.Industry': 'Other' }],
    ["Customer.Account.WebsiteUrl: Enter the customer's website", { 'Customer.Account.WebsiteUrl': '' }],
    [
      'Customer.Account.WebsiteUrl: Enter a web address such as www.company.com',
      { 'Customer.Account.WebsiteUrl': 'harborlines' },
    ],
    [
      'Customer.Account.AwsAccountId: An AWS account ID has 12 digits',
      { 'Customer.Account.AwsAccountId': '12' },
    ],
    [
      'Customer.Account.Address.StateOrRegion: Choose a state from the list',
      { 'Customer.Account.Address.StateOrRegion': 'WA' },
    ],
    [
      'Customer.Account.Address.PostalCode: Postal codes in Germany look like 99999',
      { 'Customer.Account.Address': { ...address, CountryCode: 'DE', PostalCode: '981' } },
    ],
    ['NationalSecurity: Only government deals can be national security deals', { NationalSecurity: 'Yes' }],
    ['Project.OtherCompetitorNames: Name the competitor', { 'Project.CompetitorName': '*Other' }],
    [
      'Project.OtherCompetitorNames: Leave this empty unless you chose another competitor',
      { 'Project.OtherCompetitorNames': 'Initech' },
    ],
    ['LifeCycle.ClosedLostReason: Choose why the deal was lost', { 'LifeCycle.Stage': 'Closed Lost' }],
    [
      'LifeCycle.ClosedLostReason: Leave this empty unless the deal is lost',
      { 'LifeCycle.ClosedLostReason': 'Price' },
    ],
    ['LifeCycle.TargetCloseDate: Choose a date after today', { 'LifeCycle.TargetCloseDate': '2026-11-21' }],
    [
      'LifeCycle.TargetCloseDate: Choose a date within the next 60 years',
      { 'LifeCycle.TargetCloseDate': '2096-11-21' },
    ],
    [
      'LifeCycle.TargetCloseDate: Enter a date that exists, such as 2027-03-31',
      { 'LifeCycle.TargetCloseDate': '2027-02-30' },
    ],
    ['LifeCycle.NextSteps: Keep this to 255 characters', { 'LifeCycle.NextSteps': 'x'.repeat(256) }],
    [
      'Marketing.AwsFundingUsed: Say whether AWS funded the activity',
      { 'Marketing.Source': 'Marketing Activity' },
    ],
    [
      'Marketing.CampaignName: Leave this empty unless a marketing activity brought in the deal',
      { 'Marketing.CampaignName': 'Spring' },
    ],
    [
      'Marketing.UseCases: Leave this empty unless AWS funded the activity',
      {
        'Marketing.Source': 'Marketing Activity',
        'Marketing.AwsFundingUsed': 'No',
        'Marketing.UseCases': ['AI/ML'],
      },
    ],
    [
      'SoftwareRevenue.ExpirationDate: Choose a date on or after the start',
      { 'SoftwareRevenue.EffectiveDate': '2027-02-01', 'SoftwareRevenue.ExpirationDate': '2027-01-31' },
    ],
    ['Project.ExpectedCustomerSpend: Add the spend you expect', { [spend]: [] }],
    ['Project.ExpectedCustomerSpend.0.Amount: Enter an amount', { [spend]: [{ ...blank, Amount: '' }] }],
    [
      'Project.ExpectedCustomerSpend.0.Amount: Enter more than zero',
      { [spend]: [{ ...blank, Amount: '0.00' }] },
    ],
    [
      'Project.ExpectedCustomerSpend.0.Amount: Enter an amount such as 12500 or 12,500.50',
      { [spend]: [{ ...blank, Amount: '12.500' }] },
    ],
    [
      'Project.ExpectedCustomerSpend.0.CurrencyCode: AWS takes US dollars or euros',
      { [spend]: [{ ...blank, CurrencyCode: 'JPY' }] },
    ],
    [
      'Project.ExpectedCustomerSpend.0.CurrencyCode: The European Sovereign Cloud is paid in euros',
      { 'Project.AwsPartition': 'aws-eusc' },
    ],
    [
      'Project.ExpectedContractDuration.Value: Say how many months the contract value covers',
      { [spend]: [total] },
    ],
    ['Project.ExpectedContractDuration.Value: Enter 1 to 144 months', { [spend]: [total], [months]: '145' }],
    [
      'Project.ExpectedCustomerSpend: Add the total contract value that the contract length belongs to',
      { [months]: '12' },
    ],
    [
      'Project.ExpectedCustomerSpend.1.TargetCompany: AWS takes one total contract value',
      { [spend]: [total, { ...total, Amount: '2' }], [months]: '12' },
    ],
    [
      'Project.ExpectedCustomerSpend.0.CurrencyCode: Use one currency for the total and the monthly amounts',
      { [spend]: [{ ...blank, CurrencyCode: 'EUR' }, total], [months]: '12' },
    ],
    [
      'Project.ExpectedCustomerSpend.0.TargetCompany: Beside a total contract value only AWS spend counts',
      { [spend]: [{ ...blank, TargetCompany: 'Initech' }, total], [months]: '12' },
    ],
    [
      'Project.ExpectedCustomerSpend.0.EstimationUrl: A total contract value takes no calculator link',
      { [spend]: [{ ...total, EstimationUrl: link }], [months]: '12' },
    ],
    [
      'Project.ExpectedCustomerSpend.0.EstimationUrl: Paste the link that the AWS Pricing Calculator gives you to share',
      { [spend]: [{ ...blank, EstimationUrl: 'https://calculator.aws/' }] },
    ],
    [
      'Customer.Contacts.0.Email: Enter an email address such as name@company.com',
      { 'Customer.Contacts': [{ ...contact, Email: 'ben@' }] },
    ],
    [
      'Customer.Contacts.0.Phone: Start with + and the country code, such as +49 30 1234567',
      { 'Customer.Contacts': [{ ...contact, Phone: '030 123' }] },
    ],
  ])('%s', (expected, edit) => expect(issues(edit)).toEqual([expected]))

  test('a contact needs both names and an email address', () => {
    const nobody = { FirstName: '', LastName: '', Email: '', Phone: '', BusinessTitle: 'CIO' }
    expect(issues({ 'Customer.Contacts': [nobody] })).toEqual([
      'Customer.Contacts.0.FirstName: Enter a first name',
      'Customer.Contacts.0.LastName: Enter a last name',
      'Customer.Contacts.0.Email: Enter an email address',
      'Customer.Contacts.0.Email: Enter an email address such as name@company.com',
    ])
  })
})

describe('an edit passes', () => {
  test.each<[string, Edit]>([
    [
      'a calculator link in place of the amount',
      { [spend]: [{ ...blank, Amount: '', EstimationUrl: link }] },
    ],
    [
      'a lost deal with its reason',
      { 'LifeCycle.Stage': 'Closed Lost', 'LifeCycle.ClosedLostReason': 'Price' },
    ],
    [
      'a national security deal without website',
      {
        'Customer.Account.Industry': 'Government',
        'Customer.Account.WebsiteUrl': '',
        NationalSecurity: 'Yes',
      },
    ],
    [
      'a country without postal codes',
      {
        'Customer.Account.Address': { ...address, CountryCode: 'AE', PostalCode: '', StateOrRegion: 'Dubai' },
      },
    ],
    [
      'the sovereign cloud in euros',
      { 'Project.AwsPartition': 'aws-eusc', [spend]: [{ ...blank, CurrencyCode: 'EUR' }] },
    ],
    ['tomorrow', { 'LifeCycle.TargetCloseDate': '2026-11-22' }],
  ])('%s', (_name, edit) => expect(issues(edit)).toEqual([]))
})

describe('a record older than our rules', () => {
  const odd = Opportunity.parse({
    ...record,
    NationalSecurity: 'Yes',
    Customer: {
      Account: {
        CompanyName: 'Acme',
        Industry: 'Space Mining',
        WebsiteUrl: 'acme',
        Address: { CountryCode: 'XK' },
      },
      Contacts: [{ Email: 'someone@acme.example' }],
    },
    Project: { ...record.Project, CustomerUseCase: 'Retired use case', ExpectedCustomerSpend: [] },
    LifeCycle: { Stage: 'Qualified', TargetCloseDate: '2026-01-31' },
  })

  const moved = { 'LifeCycle.TargetCloseDate': '2027-02-28' }

  test('can still be edited elsewhere', () => {
    expect(issues({ ...moved, 'LifeCycle.NextSteps': 'Call the customer' }, odd)).toEqual([])
  })

  test('takes no edit while it is open and its close date has passed, save one that moves it', () => {
    const needsDate = ['LifeCycle.TargetCloseDate: Choose a date after today']
    expect(issues({ 'LifeCycle.NextSteps': 'Call the customer' }, odd)).toEqual(needsDate)
    expect(issues({ 'LifeCycle.TargetCloseDate': '2026-02-28' }, odd)).toEqual(needsDate)
    expect(issues(moved, odd)).toEqual([])
    expect(issues({}, odd)).toEqual([])
  })

  test('may be closed with the date it has', () => {
    const lost = { 'LifeCycle.Stage': 'Closed Lost', 'LifeCycle.ClosedLostReason': 'Price' }
    expect(issues(lost, odd)).toEqual([])
    expect(issues({ ...lost, 'LifeCycle.TargetCloseDate': '2026-02-28' }, odd)).toEqual([
      'LifeCycle.TargetCloseDate: Choose a date after today',
    ])
  })
})
