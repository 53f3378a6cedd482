import { expect, test } from 'vitest'
import type { Opportunity } from './opportunity'
import { type PendingChange, pendingStates, withPending } from './pending'

const record: Opportunity = {
  Catalog: 'Sandbox',
  Id: 'O1',
  CreatedDate: '2026-01-01T00:00:00Z',
  LastModifiedDate: '2026-02-01T00:00:00Z',
  LifeCycle: { Stage: 'Prospect', ReviewStatus: 'Approved', NextSteps: 'Call' },
  Customer: { Contacts: [{ Email: 'iris@harbor.example', Phone: '+491' }] },
}

const laid = (...changes: PendingChange[]) => withPending(record, { state: 'queued', changes })

test('what waits is laid over the record, beside what it already has', () => {
  const result = laid(
    { path: 'LifeCycle.Stage', value: 'Qualified' },
    { path: 'Project.Title', value: 'Fleet' },
    { path: 'LifeCycle.NextSteps', value: null },
  )
  expect(result.LifeCycle).toEqual({ Stage: 'Qualified', ReviewStatus: 'Approved', NextSteps: null })
  expect(result.Project).toEqual({ Title: 'Fleet' })
  expect(record.LifeCycle?.Stage).toBe('Prospect')
})

test('an item of a list keeps its other members, and one more goes to the end', () => {
  const result = laid(
    { path: 'Customer.Contacts.0.Email', value: 'ivo@harbor.example' },
    { path: 'Customer.Contacts.1.Email', value: 'new@harbor.example' },
    { path: 'Customer.Contacts.9.Email', value: 'nowhere@harbor.example' },
    { path: 'Project.ExpectedCustomerSpend.0.Amount', value: '5' },
  )
  expect(result.Customer?.Contacts).toEqual([
    { Email: 'ivo@harbor.example', Phone: '+491' },
    { Email: 'new@harbor.example' },
  ])
  expect(result.Project?.ExpectedCustomerSpend).toEqual([{ Amount: '5' }])
})

test('a list given whole is replaced', () => {
  expect(laid({ path: 'Customer.Contacts', value: [] }).Customer?.Contacts).toEqual([])
})

test.each(['LifeCycle.ReviewStatus', 'LastModifiedDate', 'Id', 'LifeCycle'])(
  'AWS alone decides %s',
  (path) => {
    expect(laid({ path, value: 'mine' })).toEqual(record)
  },
)

test.each(pendingStates)('a change that is %s shows as made only while it is on its way', (state) => {
  const edit = { state, changes: [{ path: 'LifeCycle.Stage', value: 'Qualified' }] }
  const shown = withPending(record, edit).LifeCycle?.Stage
  expect(shown).toBe(state === 'queued' || state === 'sending' ? 'Qualified' : 'Prospect')
})
