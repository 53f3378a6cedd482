import { expect, test } from 'vitest'
import { describeForm } from '@/lib/form/field-spec'
import { NewOpportunity } from '@/lib/opportunity/new-opportunity'
import { submissionPaths } from '@/lib/opportunity/submission'
import { essentialPaths, paths } from './form-layout'

/** Asked for on the record's own page, once a deal is won or lost. */
const later = ['LifeCycle.ClosedLostReason', 'SoftwareRevenue']

const drawn = describeForm(NewOpportunity)
  .filter((spec) => spec.control !== 'hidden')
  .map((spec) => spec.path)

test('shows every field of a new opportunity once', () => {
  const wanted = drawn.filter((path) => !later.some((place) => path.startsWith(place)))
  expect([...paths].sort()).toEqual(wanted.sort())
})

test('the first page has what AWS demands at creation', () => {
  for (const path of [
    'Customer.Account.CompanyName',
    'Customer.Account.WebsiteUrl',
    'Customer.Account.Industry',
    'Customer.Account.Address.CountryCode',
    'Project.Title',
    'Project.CustomerBusinessProblem',
    'Project.ExpectedCustomerSpend',
    'LifeCycle.TargetCloseDate',
  ]) {
    expect(essentialPaths).toContain(path)
  }
})

test('whatever a submission may ask for can be filled in', () => {
  for (const path of submissionPaths) {
    expect(paths).toContain(path.startsWith('RelatedEntityIdentifiers') ? 'RelatedEntityIdentifier' : path)
  }
})
