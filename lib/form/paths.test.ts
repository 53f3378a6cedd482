import { describe, expect, test } from 'vitest'
import { isSameValue, valueAt, withoutPositions, withValueAt } from './paths'

const values = { Customer: { Contacts: [{ Email: 'a' }, { Email: 'b' }] } }

describe('valueAt', () => {
  test.each([
    ['Customer.Contacts.1.Email', 'b'],
    ['Customer.Contacts.2.Email', undefined],
    ['Customer.toString', undefined],
    ['Nope.Deeper', undefined],
  ])('%s', (path, expected) => expect(valueAt(values, path)).toBe(expected))
})

describe('withValueAt', () => {
  test('replaces one value and shares the rest', () => {
    const changed = withValueAt(values, 'Customer.Contacts.1.Email', 'c')
    expect(changed).toEqual({ Customer: { Contacts: [{ Email: 'a' }, { Email: 'c' }] } })
    expect(valueAt(changed, 'Customer.Contacts.0')).toBe(values.Customer.Contacts[0])
    expect(values.Customer.Contacts[1]?.Email).toBe('b')
  })

  test('makes the steps that are missing', () => {
    expect(withValueAt({}, 'Project.Title', 'New')).toEqual({ Project: { Title: 'New' } })
  })
})

describe('isSameValue', () => {
  test.each([
    [{ a: 1, b: [''] }, { b: [''], a: 1 }, true],
    [['a', 'b'], ['b', 'a'], false],
    [{ a: undefined }, {}, false],
    ['', undefined, false],
    [[], {}, false],
    [null, null, true],
  ])('%j and %j: %s', (a, b, expected) => expect(isSameValue(a, b)).toBe(expected))
})

test('withoutPositions drops list positions only', () => {
  expect(withoutPositions('Project.ExpectedCustomerSpend.0.Amount')).toBe(
    'Project.ExpectedCustomerSpend.Amount',
  )
  expect(withoutPositions('Customer.Contacts.12')).toBe('Customer.Contacts')
  expect(withoutPositions('A1.B2')).toBe('A1.B2')
})
