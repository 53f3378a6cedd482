import { expect, test } from 'vitest'
import { blankOpportunity } from '@/lib/opportunity/new-opportunity'
import { isAsked, missingIn } from './missing-in'

test('an empty form asks from top to bottom, the solution at its own field', () => {
  const asked = missingIn(blankOpportunity()).map((issue) => issue.path)
  expect(asked[0]).toBe('Customer.Account.CompanyName')
  expect(asked).toContain('RelatedEntityIdentifier')
  expect(asked.indexOf('Project.Title')).toBeLessThan(asked.indexOf('PrimaryNeedsFromAws'))
})

test('nothing is needed from AWS when it only gets to see the deal', () => {
  const form = { ...blankOpportunity(), AwsSubmission: { InvolvementType: 'For Visibility Only' as const } }
  expect(missingIn(form).map((issue) => issue.path)).not.toContain('PrimaryNeedsFromAws')
})

test.each([
  ['Customer.Account.Address.StateOrRegion', 'US', true],
  ['Customer.Account.Address.StateOrRegion', 'DE', false],
  ['Customer.Account.Address.PostalCode', 'DE', true],
  ['Customer.Account.Address.PostalCode', 'AE', false],
  ['Project.CustomerUseCase', 'DE', true],
  ['RelatedEntityIdentifier', 'DE', true],
  ['LifeCycle.NextSteps', 'DE', false],
])('%s in %s: asked %s', (path, country, expected) => expect(isAsked(path, country)).toBe(expected))
