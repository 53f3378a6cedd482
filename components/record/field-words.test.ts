import { describe, expect, test } from 'vitest'
import { describeForm } from '@/lib/form/field-spec'
import { OpportunityDraft } from '@/lib/opportunity/draft'
import { fieldWords, specAt } from './field-words'

const specs = describeForm(OpportunityDraft)
const words = (path: string, value: unknown) => fieldWords(specAt(specs, path), value)

describe('specAt', () => {
  test('finds a field, a list and a field of an item', () => {
    expect(specAt(specs, 'Project.Title')?.label).toBe('Title')
    expect(specAt(specs, 'Customer.Contacts')?.control).toBe('group')
    expect(specAt(specs, 'Customer.Contacts.3.Email')?.control).toBe('email')
  })

  test('does not find what the form does not have', () => {
    expect(specAt(specs, 'Project.Nothing')).toBeUndefined()
    expect(specAt(specs, 'Customer.Contacts.0.Nothing')).toBeUndefined()
  })
})

describe('fieldWords', () => {
  test.each([[''], [null], [undefined], [[]], [[{ Email: '' }]]])('%j is nothing to read', (value) => {
    expect(words('Customer.Contacts', value)).toBe('')
  })

  test('a text is itself', () => {
    expect(words('Project.Title', 'Fleet telemetry')).toBe('Fleet telemetry')
  })

  test('a choice is read by its label, an unknown one as it is', () => {
    expect(words('Customer.Account.Address.CountryCode', 'DE')).toBe('Germany')
    expect(words('Customer.Account.Address.CountryCode', 'XX')).toBe('XX')
  })

  test('a list of choices is read by its labels', () => {
    const needs = ['Co-Sell - Technical Consultation', 'Co-Sell - Deal Support']
    expect(words('PrimaryNeedsFromAws', needs)).toBe('Technical Consultation, Deal Support')
  })

  test('items are read one a line, without what is empty or hidden', () => {
    const contacts = [
      { FirstName: 'Ana', LastName: 'Ruiz', Email: 'ana@x.example', Phone: '' },
      { FirstName: 'Ben', LastName: '', Email: 'ben@x.example', Phone: '+15550100' },
    ]
    expect(words('Customer.Contacts', contacts)).toBe(
      'Ana · Ruiz · ana@x.example\nBen · ben@x.example · +15550100',
    )
    const spend = [{ TargetCompany: 'AWS', Amount: '100.00', CurrencyCode: 'USD', Frequency: 'Monthly' }]
    expect(words('Project.ExpectedCustomerSpend', spend)).not.toContain('Monthly ')
    expect(words('Project.ExpectedCustomerSpend', spend)).toContain('100.00 · USD')
  })
})
