import { expect, test } from 'vitest'
import { compareWithAws } from './aws-comparison'
import { AwsOpportunitySummary } from './aws-summary'
import { Opportunity } from './opportunity'

const spend = (Amount: string) => ({
  ExpectedCustomerSpend: [{ Amount, CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' }],
})

const ours = Opportunity.parse({
  Catalog: 'Sandbox',
  Id: 'O1',
  CreatedDate: '2026-03-01T10:15:00Z',
  LastModifiedDate: '2026-03-01T10:15:00Z',
  LifeCycle: { Stage: 'Committed', TargetCloseDate: '2027-01-31', NextSteps: 'Ours' },
  Project: spend('12500.00'),
})

function differences(summary: object): string[] {
  return compareWithAws(ours, AwsOpportunitySummary.parse(summary))
    .filter((row) => row.differs)
    .map((row) => row.label)
}

test('the same values on both sides are no difference', () => {
  const summary = {
    LifeCycle: { Stage: 'Committed', TargetCloseDate: '2027-01-31' },
    Project: spend('12500'),
  }
  expect(differences(summary)).toEqual([])
})

test('each value AWS has otherwise is marked', () => {
  const summary = {
    LifeCycle: { Stage: 'Launched', TargetCloseDate: '2027-02-28', ClosedLostReason: 'Past Due' },
    Project: spend('9000.00'),
  }
  expect(differences(summary)).toEqual(['Stage', 'Close date', 'Lost reason', 'Monthly spend'])
})

test('what AWS does not share yet is not a difference', () => {
  expect(differences({})).toEqual([])
  expect(differences({ LifeCycle: { Stage: '', TargetCloseDate: null }, Project: spend('') })).toEqual([])
})

test('the two histories of next steps are not compared', () => {
  expect(differences({ LifeCycle: { NextSteps: 'Theirs' } })).toEqual([])
})

test('a lost reason is shown only when one side has one', () => {
  const labels = (summary: object) =>
    compareWithAws(ours, AwsOpportunitySummary.parse(summary)).map((r) => r.label)
  expect(labels({})).toEqual(['Stage', 'Close date', 'Monthly spend'])
  expect(labels({ LifeCycle: { ClosedLostReason: 'Price' } })).toContain('Lost reason')
})
