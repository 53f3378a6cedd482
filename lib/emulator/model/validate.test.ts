import { describe, expect, test } from 'vitest'
import { model } from './model'
import { validate } from './validate'

const create = (body: object) =>
  validate<Record<string, unknown>>('CreateOpportunityRequest', {
    Catalog: 'Sandbox',
    ClientToken: 't',
    ...body,
  })

const found = (body: object) => create(body).issues.map(({ FieldName, Code }) => `${FieldName} ${Code}`)

describe('a request body', () => {
  test('passes when it fits the model, without members the model does not know', () => {
    const { input, issues } = create({ Project: { Title: 'A', Colour: 'red' }, Extra: 1 })
    expect(issues).toEqual([])
    expect(input).toEqual({ Catalog: 'Sandbox', ClientToken: 't', Project: { Title: 'A' } })
  })

  test('reports every violation at once, by its path without positions', () => {
    const contacts = [{ Email: 'ok@example.com' }, { Email: 'Loud@Example.com', Phone: '0123' }]
    expect(
      found({
        ClientToken: '',
        NationalSecurity: 'Maybe',
        Customer: { Account: { Duns: '12' }, Contacts: contacts },
        OpportunityTeam: Array.from({ length: 11 }, () => ({})),
      }),
    ).toEqual([
      'nationalSecurity INVALID_ENUM_VALUE',
      'customer.account.companyName REQUIRED_FIELD_MISSING',
      'customer.account.duns INVALID_STRING_FORMAT',
      'customer.contacts.email INVALID_STRING_FORMAT',
      'customer.contacts.phone INVALID_STRING_FORMAT',
      'clientToken INVALID_STRING_FORMAT',
      'opportunityTeam TOO_MANY_VALUES',
    ])
  })

  test('names the list position in the message and never the value', () => {
    const [issue] = create({ Customer: { Contacts: [{}, { Email: 'Loud@Example.com' }] } }).issues
    expect(issue?.Message).toContain("'customer.contacts.2.member.email' failed to satisfy constraint")
    expect(issue?.Message).not.toContain('Loud')
  })

  test('counts characters, not UTF-16 units', () => {
    const Title = (length: number) => ({ Project: { Title: '🚚'.repeat(length) } })
    expect(found(Title(255))).toEqual([])
    expect(found(Title(256))).toEqual(['project.title INVALID_STRING_FORMAT'])
  })

  test('lets length limits cross line breaks, but not a client token', () => {
    expect(found({ Project: { CustomerBusinessProblem: 'line one\nline two\nline three' } })).toEqual([])
    expect(found({ ClientToken: 'a\nb' })).toEqual(['clientToken INVALID_STRING_FORMAT'])
  })

  test('refuses text that a database would cut short', () => {
    expect(found({ PartnerOpportunityIdentifier: 'a\0b' })).toEqual([
      'partnerOpportunityIdentifier INVALID_STRING_FORMAT',
    ])
  })

  test('refuses a day that does not exist', () => {
    expect(found({ LifeCycle: { TargetCloseDate: '2026-02-31' } })).toEqual([
      'lifeCycle.targetCloseDate INVALID_VALUE',
    ])
    expect(found({ LifeCycle: { TargetCloseDate: 'soon' } })).toEqual([
      'lifeCycle.targetCloseDate INVALID_STRING_FORMAT',
    ])
  })

  test.each([
    ['12.5', []],
    ['', []],
    ['-5', ['project.expectedCustomerSpend.amount INVALID_STRING_FORMAT']],
    ['1,000', ['project.expectedCustomerSpend.amount INVALID_STRING_FORMAT']],
    ['9'.repeat(31), []],
    ['9'.repeat(32), ['project.expectedCustomerSpend.amount INVALID_STRING_FORMAT']],
  ])('judges the amount %j', (Amount, issues) => {
    const spend = { Amount, CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' }
    expect(found({ Project: { ExpectedCustomerSpend: [spend] } })).toEqual(issues)
  })

  test.each([
    ['a string where a list belongs', { PrimaryNeedsFromAws: 'Co-Sell - Deal Support' }],
    ['a number where a string belongs', { Project: { ExpectedCustomerSpend: [{ Amount: 12 }] } }],
    ['a list where an object belongs', { Customer: [] }],
    ['a null inside a list', { PrimaryNeedsFromAws: [null] }],
  ])('cannot be decoded with %s', (_what, body) => {
    expect(() => create(body)).toThrowError(expect.objectContaining({ type: 'SerializationException' }))
  })

  test.each([[null], [[]], ['text'], [7]])('must be an object, not %j', (body) => {
    expect(() => validate('GetOpportunityRequest', body)).toThrowError(
      expect.objectContaining({ type: 'SerializationException' }),
    )
  })

  test('keeps a null only where it means something', () => {
    const { input } = create({
      OpportunityType: null,
      Project: { Title: null, ExpectedContractDuration: null },
    })
    expect(input).toEqual({
      Catalog: 'Sandbox',
      ClientToken: 't',
      Project: { ExpectedContractDuration: null },
    })
  })

  test('has its page size in range', () => {
    const size = (MaxResults: number) =>
      validate('ListOpportunitiesRequest', { Catalog: 'AWS', MaxResults }).issues.map(({ Code }) => Code)
    expect([size(0), size(1), size(100), size(101)]).toEqual([
      ['VALUE_OUT_OF_RANGE'],
      [],
      [],
      ['VALUE_OUT_OF_RANGE'],
    ])
  })
})

test('every input and output of the model can be judged', () => {
  for (const { input, output } of Object.values(model.operations)) {
    for (const shape of [input, output]) if (shape) expect(() => validate(shape, {})).not.toThrow()
  }
})
