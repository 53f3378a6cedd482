import { describe, expect, test } from 'vitest'
import { fieldPath, issuePath } from './field-path'

describe('fieldPath', () => {
  test.each([
    ['lifeCycle.targetCloseDate', 'LifeCycle.TargetCloseDate'],
    ['primaryNeedsFromAws', 'PrimaryNeedsFromAws'],
    ['project.expectedCustomerSpend.targetCompany', 'Project.ExpectedCustomerSpend.TargetCompany'],
    ['project.expectedCustomerSpend[0].amount', 'Project.ExpectedCustomerSpend.0.Amount'],
    ['customer.contacts.2.member.email', 'Customer.Contacts.1.Email'],
    ['project.salesActivities.1.member', 'Project.SalesActivities.0'],
    ['$.project.title', 'Project.Title'],
    ["$['project']['title']", 'Project.Title'],
    ['/project/title', 'Project.Title'],
    ['Project.Title', 'Project.Title'],
    ['', ''],
  ])('%s is %s', (theirs, ours) => {
    expect(fieldPath(theirs)).toBe(ours)
  })
})

describe('issuePath', () => {
  const text = "Value at 'customer.contacts.2.member.email' failed to satisfy constraint: Member must match"

  test('takes list positions from the text when only that has them', () => {
    expect(issuePath('customer.contacts.email', text)).toBe('Customer.Contacts.1.Email')
  })

  test('takes the whole path from the text when no field is named', () => {
    expect(issuePath(undefined, text)).toBe('Customer.Contacts.1.Email')
  })

  test('goes by the name when the text is about another field', () => {
    expect(issuePath('project.title', text)).toBe('Project.Title')
  })

  test('is empty when neither names one', () => {
    expect(issuePath(null, 'Something is wrong')).toBe('')
  })
})
