import { expect, test } from 'vitest'
import { fieldLabel } from './field-label'

test.each([
  ['Customer.Account.AwsAccountId', "Customer's AWS account ID"],
  ['Customer.Contacts.1.Email', 'Contact 2: Email'],
  ['LifeCycle.ReviewStatus', 'Review status'],
  ['Project.NewMemberOfAws', 'New member of aws'],
])('%s is called %s', (path, label) => {
  expect(fieldLabel(path)).toBe(label)
})
