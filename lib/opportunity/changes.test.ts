import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedPaths, fieldOf, isEmpty, isSame, lockedChanges, valueAt, withChanges } from './changes'
import { editableAt } from './editability'
import { Opportunity } from './opportunity'

const record = Opportunity.parse({
  Catalog: 'Sandbox',
  Id: 'O5000001',
  Arn: 'arn:aws:partnercentral:us-east-1:111122223333:catalog/Sandbox/opportunity/O5000001',
  CreatedDate: '2026-03-01T10:15:00Z',
  LastModifiedDate: '2026-03-01T10:16:03.020Z',
  AddedByAwsYesterday: { Deep: [{ Kept: true }], Grid: [[1], [2]] },
  PrimaryNeedsFromAws: ['Co-Sell - Technical Consultation'],
  NationalSecurity: 'No',
  Customer: {
    Segment: 'Enterprise',
    Account: {
      CompanyName: 'Harbor Freight Lines',
      WebsiteUrl: 'https://www.harborlines.example',
      Address: { CountryCode: 'US', City: 'Seattle', PostalCode: '98109', Geohash: 'c23nb' },
    },
    Contacts: [
      { FirstName: 'Ana', LastName: 'Ruiz', Email: 'ana.ruiz@harborlines.example', ContactId: 'c-1' },
      {
        FirstName: 'Ben',
        LastName: 'Okafor',
        Email: 'ben@harborlines.example',
        Phone: null,
        ContactId: 'c-2',
      },
    ],
  },
  Project: {
    Title: 'Fleet telemetry platform',
    DeliveryModels: ['SaaS or PaaS', 'Managed Services'],
    ExpectedCustomerSpend: [
      {
        Amount: '12500.00',
        CurrencyCode: 'USD',
        Frequency: 'Monthly',
        TargetCompany: 'AWS',
        Confidence: 0.8,
      },
    ],
    ExpectedContractDuration: { Term: 'Months', Value: '12' },
    SalesActivities: [],
  },
  LifeCycle: {
    Stage: 'Qualified',
    ReviewStatus: 'Approved',
    TargetCloseDate: '2027-12-15',
    NextSteps: 'Architecture review',
    NextStepsHistory: [{ Value: 'Architecture review', Time: '2026-03-01T10:15:00Z' }],
  },
})

const ana = { FirstName: 'Ana', LastName: 'Ruiz', Email: 'ana.ruiz@harborlines.example' }
const ben = { FirstName: 'Ben', LastName: 'Okafor', Email: 'ben@harborlines.example', Phone: '' }

describe('changedPaths', () => {
  test('names each changed field by its dotted path', () => {
    const after = structuredClone(record)
    after.Project = { ...after.Project, Title: 'Fleet telemetry, phase 2' }
    after.LifeCycle = { ...after.LifeCycle, NextSteps: 'Send the quote' }
    expect(changedPaths(record, after).sort()).toEqual(['LifeCycle.NextSteps', 'Project.Title'])
  })

  test.each([
    [null, ''],
    [undefined, ''],
    [null, undefined],
    [[], undefined],
    [[], null],
    [{}, undefined],
    [{ Source: '', UseCases: [] }, undefined],
    [[''], []],
    [[{ Email: '' }], []],
  ])('sees no change between %j and %j: both are empty', (a, b) => {
    expect(changedPaths({ Field: a }, { Field: b })).toEqual([])
    expect(changedPaths({ Field: b }, { Field: a })).toEqual([])
  })

  test('treats a zero, a false and a space as values', () => {
    expect(changedPaths({ a: 0, b: false, c: ' ' }, {})).toEqual(['a', 'b', 'c'])
  })

  test('compares a list of texts as one field', () => {
    expect(changedPaths({ Needs: ['a', 'b'] }, { Needs: ['a', 'c'] })).toEqual(['Needs'])
    expect(changedPaths({ Needs: ['a'] }, { Needs: ['a', 'c'] })).toEqual(['Needs'])
  })

  test('compares a list of objects item by item', () => {
    const before = { Contacts: [{ Email: 'a@x.example' }, { Email: 'b@x.example', Phone: '+15550100' }] }
    const after = { Contacts: [{ Email: 'a@x.example' }, { Email: 'c@x.example', Phone: '+15550100' }] }
    expect(changedPaths(before, after)).toEqual(['Contacts.1.Email'])
  })

  test('names every filled member of an item that came or went', () => {
    const one = { Contacts: [{ Email: 'a@x.example', Phone: '' }] }
    expect(changedPaths(one, { Contacts: [] })).toEqual(['Contacts.0.Email'])
    expect(changedPaths({}, one)).toEqual(['Contacts.0.Email'])
  })

  test('names the members of an object that appears as a whole', () => {
    expect(changedPaths({}, { Marketing: { Source: 'None', UseCases: [] } })).toEqual(['Marketing.Source'])
  })

  test('is empty for a value and its copy, whatever the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => changedPaths(value, structuredClone(value)).length === 0),
    )
  })

  test('sees a value that changed its kind', () => {
    expect(changedPaths({ a: {} }, { a: 'text' })).toEqual(['a'])
    expect(changedPaths({ a: { b: '' } }, { a: ['text'] })).toEqual(['a'])
    expect(changedPaths({ a: [{ b: 1 }] }, { a: 'text' })).toEqual(['a'])
    expect(changedPaths({ a: { b: 1 } }, { a: ['text'] })).toEqual(['a'])
  })

  test('finds a change whenever two filled values are not equal', () => {
    const filled = fc.jsonValue().filter((value) => !JSON.stringify(value).match(/null|""|\[\]|\{\}/))
    fc.assert(
      fc.property(filled, filled, (a, b) => {
        expect(changedPaths({ a }, { a: b }).length === 0).toBe(isDeepStrictEqual(a, b))
      }),
    )
  })

  test('finds the same fields in both directions', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(changedPaths({ a }, { a: b }).sort()).toEqual(changedPaths({ a: b }, { a }).sort())
      }),
    )
  })
})

describe('withChanges', () => {
  test('changes what the edit names and nothing else', () => {
    const after = withChanges(record, { LifeCycle: { NextSteps: 'Send the quote' } })
    expect(changedPaths(record, after)).toEqual(['LifeCycle.NextSteps'])
    expect(after.LifeCycle?.NextSteps).toBe('Send the quote')
  })

  test('keeps members we do not know at every depth', () => {
    const after = withChanges(record, {
      Project: { Title: 'New title' },
      Customer: { Account: { Address: { City: 'Tacoma' } } },
    })
    expect(after.AddedByAwsYesterday).toEqual({ Deep: [{ Kept: true }], Grid: [[1], [2]] })
    expect(after.Customer).toMatchObject({
      Segment: 'Enterprise',
      Account: { Address: { Geohash: 'c23nb' } },
    })
    expect(after.Customer?.Account?.Address?.City).toBe('Tacoma')
  })

  test('leaves the record exactly as it is when the edit says what it already says', () => {
    const echo = {
      Project: { Title: 'Fleet telemetry platform', SalesActivities: [], AdditionalComments: '' },
      Customer: { Contacts: [ana, ben] },
      Marketing: { Source: '', UseCases: [], Channels: null },
    }
    expect(withChanges(record, echo)).toStrictEqual(record)
  })

  test('does not write into the record it was given', () => {
    const before = structuredClone(record)
    withChanges(record, { Project: { Title: 'x' }, Customer: { Contacts: [] } })
    expect(record).toStrictEqual(before)
  })

  test.each(['', null])('clears a text with %j', (empty) => {
    const after = withChanges(record, { LifeCycle: { NextSteps: empty } })
    expect(after.LifeCycle?.NextSteps).toBeNull()
    expect(after.LifeCycle?.Stage).toBe('Qualified')
  })

  test('clears a list with []', () => {
    const after = withChanges(record, { PrimaryNeedsFromAws: [], Customer: { Contacts: [] } })
    expect(after.PrimaryNeedsFromAws).toBeNull()
    expect(after.Customer?.Contacts).toBeNull()
    expect(after.Customer?.Account?.CompanyName).toBe('Harbor Freight Lines')
  })

  test('clears an object whose members are all cleared, so that AWS is not sent an empty one', () => {
    const after = withChanges(record, { Project: { ExpectedContractDuration: { Term: '', Value: '' } } })
    expect(after.Project?.ExpectedContractDuration).toBeNull()
  })

  test('keeps an object that still holds something unknown', () => {
    const after = withChanges(record, {
      Customer: { Account: { Address: { CountryCode: '', City: '', PostalCode: '' } } },
    })
    expect(after.Customer?.Account?.Address).toEqual({
      CountryCode: null,
      City: null,
      PostalCode: null,
      Geohash: 'c23nb',
    })
  })

  test('reads undefined as a member the edit does not name', () => {
    expect(withChanges(record, { LifeCycle: { NextSteps: undefined }, Project: undefined })).toStrictEqual(
      record,
    )
  })

  test('adds an object the record did not have', () => {
    const after = withChanges(record, { Marketing: { Source: 'Marketing Activity', AwsFundingUsed: 'No' } })
    expect(after.Marketing).toEqual({ Source: 'Marketing Activity', AwsFundingUsed: 'No' })
  })

  describe('in a list of objects', () => {
    test('an edited item keeps its unknown members', () => {
      const after = withChanges(record, { Customer: { Contacts: [{ ...ana, LastName: 'Ruiz Vega' }, ben] } })
      expect(after.Customer?.Contacts).toEqual([
        { ...ana, LastName: 'Ruiz Vega', ContactId: 'c-1' },
        { ...ben, Phone: null, ContactId: 'c-2' },
      ])
    })

    test('an item keeps its own unknown members when the one before it is removed', () => {
      const after = withChanges(record, { Customer: { Contacts: [{ ...ben, FirstName: 'Benjamin' }] } })
      expect(after.Customer?.Contacts).toEqual([
        { FirstName: 'Benjamin', LastName: 'Okafor', Email: ben.Email, Phone: null, ContactId: 'c-2' },
      ])
    })

    test('items that change places keep their own unknown members', () => {
      const after = withChanges(record, { Customer: { Contacts: [ben, ana] } })
      expect(after.Customer?.Contacts?.map((contact) => contact.ContactId)).toEqual(['c-2', 'c-1'])
    })

    test('a new item gets no unknown members of another', () => {
      const cleo = { FirstName: 'Cleo', LastName: 'Ito', Email: 'cleo@harborlines.example', Phone: '' }
      const after = withChanges(record, { Customer: { Contacts: [cleo, ana, ben] } })
      expect(after.Customer?.Contacts?.map((contact) => contact.ContactId)).toEqual([undefined, 'c-1', 'c-2'])
    })

    test('a corrected email address keeps the contact it belongs to', () => {
      const after = withChanges(record, {
        Customer: { Contacts: [{ ...ana, Email: 'ana@harborlines.example' }, ben] },
      })
      expect(after.Customer?.Contacts?.[0]).toMatchObject({
        Email: 'ana@harborlines.example',
        ContactId: 'c-1',
      })
    })

    test('a spend entry keeps its unknown members when its amount changes', () => {
      const spend = { Amount: '15000', CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' }
      const self = { Amount: '90000', CurrencyCode: 'USD', Frequency: 'None', TargetCompany: 'Self' }
      const after = withChanges(record, { Project: { ExpectedCustomerSpend: [self, spend] } })
      expect(after.Project?.ExpectedCustomerSpend).toEqual([self, { ...spend, Confidence: 0.8 }])
    })

    test('an item whose every member is cleared goes away', () => {
      const after = withChanges(record, {
        Customer: { Contacts: [ana, { FirstName: '', LastName: '', Email: '', ContactId: '', Phone: '' }] },
      })
      expect(after.Customer?.Contacts).toEqual([{ ...ana, ContactId: 'c-1' }])
    })
  })

  test('says what the edit says and changes nothing outside it, whatever the texts', () => {
    const text = fc.string({ minLength: 1 })
    fc.assert(
      fc.property(text, fc.array(text), (title, needs) => {
        const after = withChanges(record, { PrimaryNeedsFromAws: needs, Project: { Title: title } })
        expect(isSame(after.PrimaryNeedsFromAws, needs)).toBe(true)
        expect(after.Project?.Title).toBe(title)
        const outside = changedPaths(record, after).filter(
          (path) => path !== 'PrimaryNeedsFromAws' && path !== 'Project.Title',
        )
        expect(outside).toEqual([])
      }),
    )
  })
})

describe('lockedChanges', () => {
  const approved = editableAt({ reviewStatus: 'Approved', stage: 'Qualified' })
  const inReview = editableAt({ reviewStatus: 'In review', stage: 'Qualified' })

  test('passes an edit of open fields', () => {
    const after = withChanges(record, { LifeCycle: { NextSteps: 'Send the quote' } })
    expect(lockedChanges(record, after, approved)).toEqual([])
  })

  test('passes a locked field that is sent back unchanged', () => {
    const after = withChanges(record, { Project: { Title: 'Fleet telemetry platform' } })
    expect(lockedChanges(record, after, inReview)).toEqual([])
  })

  test('names the locked field and leaves out the open one', () => {
    const after = withChanges(record, { Project: { Title: 'Forged' }, LifeCycle: { NextSteps: 'Fine' } })
    expect(lockedChanges(record, after, approved)).toEqual(['Project.Title'])
  })

  test('names a locked list once, however many of its items differ', () => {
    const after = withChanges(record, {
      Customer: {
        Contacts: [
          { ...ana, FirstName: 'X' },
          { ...ben, LastName: 'Y' },
        ],
      },
      Project: { DeliveryModels: ['Other'] },
    })
    expect(lockedChanges(record, after, inReview)).toEqual(['Customer.Contacts', 'Project.DeliveryModels'])
  })
})

test('fieldOf cuts a path at the first list position', () => {
  expect(fieldOf('Project.Title')).toBe('Project.Title')
  expect(fieldOf('Customer.Contacts.12.Email')).toBe('Customer.Contacts')
  expect(fieldOf('Customer.Contacts.0')).toBe('Customer.Contacts')
  expect(fieldOf('A.0.B.1.C')).toBe('A')
})

test('valueAt reads own members only', () => {
  expect(valueAt(record, 'Customer.Contacts.1.Email')).toBe('ben@harborlines.example')
  expect(valueAt(record, 'Customer.Nothing.Here')).toBeUndefined()
  expect(valueAt(record, 'Project.Title.length')).toBeUndefined()
  expect(valueAt(record, 'constructor')).toBeUndefined()
})

test('isEmpty sees through lists and objects', () => {
  expect(isEmpty({ a: [{ b: '' }, null], c: {} })).toBe(true)
  expect(isEmpty({ a: [{ b: 0 }] })).toBe(false)
})
