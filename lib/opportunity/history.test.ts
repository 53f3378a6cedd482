import { expect, test } from 'vitest'
import { attributedChanges, foldedChanges, observedChanges } from './history'
import type { ReviewStatus } from './review'

const ana = { kind: 'user', userId: 'u1', name: 'Ana Ruiz' } as const

test('a list of objects changes as one field, a text list too', () => {
  const before = {
    Customer: { Contacts: [{ Email: 'a@x.example' }] },
    Project: { Title: 'Fleet', DeliveryModels: ['Other'] },
  }
  const after = {
    Customer: { Contacts: [{ Email: 'b@x.example' }, { Email: 'a@x.example' }] },
    Project: { Title: 'Fleet', DeliveryModels: ['Other', 'Resell'] },
  }
  expect(observedChanges(before, after)).toEqual([
    { path: 'Customer.Contacts', was: before.Customer.Contacts, now: after.Customer.Contacts },
    { path: 'Project.DeliveryModels', was: ['Other'], now: ['Other', 'Resell'] },
  ])
})

test('what moves with every save is no change, nor is one emptiness for another', () => {
  const before = { Arn: 'a', LastModifiedDate: '1', LifeCycle: { NextSteps: null } }
  const after = {
    Arn: 'b',
    LastModifiedDate: '2',
    LifeCycle: { NextSteps: '', NextStepsHistory: [{ Value: 'x', Time: 't' }] },
  }
  expect(observedChanges(before, after)).toEqual([])
})

const life = (ReviewStatus: ReviewStatus, more: object = {}) => ({ LifeCycle: { ReviewStatus, ...more } })

test.each<[ReviewStatus, ReviewStatus, 'user' | 'aws']>([
  ['Pending Submission', 'Submitted', 'user'],
  ['Pending Submission', 'In review', 'user'],
  ['Action Required', 'In review', 'user'],
  ['Action Required', 'Submitted', 'user'],
  ['Submitted', 'In review', 'aws'],
  ['In review', 'Action Required', 'aws'],
  ['In review', 'Approved', 'aws'],
  ['Submitted', 'Rejected', 'aws'],
])('from %s to %s is the doing of: %s', (was, now, kind) => {
  expect(attributedChanges(life(was), life(now), ana).map(({ who }) => who.kind)).toEqual([kind])
})

test('a decision that is read together with an edit is AWS’s, the edit the author’s', () => {
  const after = life('Action Required', { ReviewComments: 'Which region?', NextSteps: 'Call' })
  expect(attributedChanges(life('In review', { NextSteps: 'Wait' }), after, ana)).toEqual([
    { who: ana, changes: [{ path: 'LifeCycle.NextSteps', was: 'Wait', now: 'Call' }] },
    {
      who: { kind: 'aws' },
      changes: [
        { path: 'LifeCycle.ReviewStatus', was: 'In review', now: 'Action Required' },
        { path: 'LifeCycle.ReviewComments', was: undefined, now: 'Which region?' },
      ],
    },
  ])
})

test('what the author did not write is somebody else’s, an answered review is not', () => {
  const before = {
    ...life('Action Required', { NextSteps: 'Wait' }),
    Customer: { Contacts: [{ Email: 'a' }] },
  }
  const after = {
    ...life('In review', { NextSteps: 'Call', TargetCloseDate: '2027-01-01' }),
    Customer: { Contacts: [{ Email: 'b' }] },
  }
  const fields = ['LifeCycle.NextSteps', 'Customer.Contacts.0.Email']
  const parts = attributedChanges(before, after, ana, fields)
  expect(parts.map(({ who, changes }) => [who.kind, changes.map(({ path }) => path)])).toEqual([
    ['other', ['LifeCycle.TargetCloseDate']],
    ['user', ['LifeCycle.ReviewStatus', 'LifeCycle.NextSteps', 'Customer.Contacts']],
  ])
})

test('changes fold to first was and last now; what went back is gone', () => {
  const stage = (was: string, now: string) => ({ path: 'LifeCycle.Stage', was, now })
  const title = (was: string, now: string) => ({ path: 'Project.Title', was, now })
  expect(
    foldedChanges([
      stage('Prospect', 'Qualified'),
      title('A', 'B'),
      stage('Qualified', 'Committed'),
      title('B', 'A'),
    ]),
  ).toEqual([stage('Prospect', 'Committed')])
})
