import { expect, test } from 'vitest'
import { changedPaths } from './changes'
import { draftOf } from './draft'
import { offeredEdit } from './offered-edit'
import { Opportunity } from './opportunity'

const spend = (Amount: string) => [
  { Amount, CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' },
]

const current = Opportunity.parse({
  Catalog: 'Sandbox',
  Id: 'O1',
  CreatedDate: '2026-03-01T10:15:00Z',
  LastModifiedDate: '2026-03-01T10:15:00Z',
  Project: { Title: 'Theirs', ExpectedCustomerSpend: spend('100') },
  LifeCycle: { Stage: 'Qualified', NextSteps: 'Call' },
})

const everything = () => true
const titles = [{ path: 'Project.Title', was: 'Old', mine: 'Mine' }]

test('an edit is one of the record as its writer saw it', () => {
  const { base, typed, stranded } = offeredEdit(current, titles, everything)
  expect(base.Project?.Title).toBe('Old')
  expect(base.LastModifiedDate).not.toBe(current.LastModifiedDate)
  expect(changedPaths(draftOf(base), typed)).toEqual(['Project.Title'])
  expect(typed.Project.Title).toBe('Mine')
  expect(stranded).toEqual([])
})

test('one that does not tell what was is one of the record as it is', () => {
  const { base } = offeredEdit(current, [{ path: 'Project.Title', mine: 'Mine' }], everything)
  expect(base.Project?.Title).toBe('Theirs')
})

test('a closed field keeps AWS’s value, and its text as the form would show it', () => {
  const edits = [...titles, { path: 'Project.ExpectedCustomerSpend', was: spend('90'), mine: spend('200') }]
  const isOpen = (path: string) => path === 'Project.Title'
  const { base, typed, stranded } = offeredEdit(current, edits, isOpen)
  expect(typed.Project.ExpectedCustomerSpend).toEqual(draftOf(current).Project.ExpectedCustomerSpend)
  expect(base.Project?.ExpectedCustomerSpend).toEqual(current.Project?.ExpectedCustomerSpend)
  expect(stranded).toMatchObject([
    { path: 'Project.ExpectedCustomerSpend', mine: [{ Amount: '200' }], theirs: [{ Amount: '100' }] },
  ])
})

test('a field that was emptied is typed in empty', () => {
  const edits = [{ path: 'LifeCycle.NextSteps', was: 'Call', mine: null }]
  expect(offeredEdit(current, edits, everything).typed.LifeCycle.NextSteps).toBe('')
})
