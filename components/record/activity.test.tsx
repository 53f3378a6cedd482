// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { FieldChange, HistoryEntry } from '@/lib/opportunity/history'
import { Activity, type ActivityProps } from './activity'

afterEach(cleanup)

const noon = (day: number) => new Date(2026, 9, day, 12).toISOString()

function entry(number: number, more: Partial<HistoryEntry>): HistoryEntry {
  const at = more.at ?? noon(1)
  return {
    number,
    kind: 'changed',
    at,
    seenAt: at,
    version: at,
    who: { kind: 'other' },
    changes: [],
    ...more,
  }
}

const ana = { kind: 'user', userId: 'u1', name: 'Ana Ruiz' } as const
const marc = { kind: 'user', userId: 'u2', name: 'Marc Weber' } as const
const aws = { kind: 'aws' } as const

function show(entries: HistoryEntry[] | undefined, more: Partial<ActivityProps> = {}) {
  const reader = { userId: 'u1', nameOf: (entity: string) => (entity === 'S-1' ? 'Fleet Insight' : entity) }
  return render(<Activity {...reader} entries={entries} failed={false} onRetry={() => {}} {...more} />)
}

/** What each entry reads, without its time. */
function told(entries: HistoryEntry[]): string[] {
  show(entries)
  return screen
    .getAllByRole('listitem')
    .filter((item) => item.querySelector('time'))
    .map((item) => item.querySelector('p > span')?.textContent ?? '')
}

const review = (was: string, now: string): FieldChange => ({ path: 'LifeCycle.ReviewStatus', was, now })

describe('an entry says who did what', () => {
  test.each<[string, Partial<HistoryEntry>]>([
    ['You changed 2 fields', { who: ana, changes: [change('A.B'), change('A.C')] }],
    [
      'Marc Weber moved it from Prospect to Qualified',
      { who: marc, changes: [change('LifeCycle.Stage', 'Prospect', 'Qualified')] },
    ],
    [
      'Marc Weber wrote a next step',
      { who: marc, changes: [change('LifeCycle.NextSteps', '', 'Call Iris')] },
    ],
    ['You cleared the next step', { who: ana, changes: [change('LifeCycle.NextSteps', 'Call Iris', null)] }],
    ['You sent it to AWS', { who: ana, changes: [review('Pending Submission', 'In review')] }],
    ['AWS started the review', { who: aws, changes: [review('Submitted', 'In review')] }],
    ['AWS asked for changes', { who: aws, changes: [review('In review', 'Action Required')] }],
    ['Another system changed one field', { changes: [change('Project.Title', 'A', 'B')] }],
    ['You created this opportunity', { kind: 'created', who: ana }],
    ['This opportunity was created', { kind: 'created' }],
    ['AWS no longer returns this opportunity', { kind: 'gone', who: aws }],
    ['AWS returns this opportunity again', { kind: 'returned', who: aws }],
  ])('%s', (words, more) => {
    expect(told([entry(1, more)])).toEqual([words])
  })
})

function change(path: string, was?: unknown, now: unknown = 'now'): FieldChange {
  return { path, was, now }
}

test('a field is named as its form names it, with what it was and what it is', () => {
  show([
    entry(1, {
      changes: [change('Project.CompetitorName', 'Other', 'On-Prem'), change('Project.NewMember')],
    }),
  ])
  expect(screen.getByText('Competitor').nextElementSibling?.textContent).toMatch(
    /from\s*Other\s*to\s*On-Prem/,
  )
  expect(screen.getByText('New member').nextElementSibling?.textContent).toBe('now')
})

test('AWS’s words are told with its decision', () => {
  const comments = change('LifeCycle.ReviewComments', '', 'Which region?')
  show([entry(1, { who: aws, changes: [review('In review', 'Action Required'), comments] })])
  expect(screen.getByText('Which region?')).toBeDefined()
  expect(screen.queryByText('Review status')).toBeNull()
})

test('a link is told by its name', () => {
  show([entry(1, { who: ana, changes: [change('RelatedEntityIdentifiers.Solutions', ['S-2'], ['S-1'])] })])
  const items = within(screen.getByText('Solutions').parentElement as HTMLElement).getAllByRole('listitem')
  expect(items.map((item) => item.textContent)).toEqual(['AddedFleet Insight', 'RemovedS-2'])
})

test('a change of the team names its members', () => {
  const team = [
    { FirstName: 'Ana', LastName: 'Ruiz', Email: 'ana@a.example', BusinessTitle: 'OpportunityOwner' },
  ]
  show([entry(1, { changes: [change('OpportunityTeam', [], team)] })])
  expect(screen.getByText('Team').nextElementSibling?.textContent).toBe('AddedAna Ruiz')
})

test('of a list of people or amounts only what came and went is told', () => {
  const iris = { FirstName: 'Iris', LastName: 'Vance', Email: 'iris@x.example' }
  const ivo = { FirstName: 'Ivo', LastName: 'Berg', Email: 'ivo@x.example' }
  show([entry(1, { changes: [change('Customer.Contacts', [iris], [iris, ivo])] })])
  const told = screen.getByText('Contacts').nextElementSibling?.textContent
  expect(told).toContain('Ivo')
  expect(told).not.toContain('Iris')
})

test('the words of an earlier decision go without being told', () => {
  const comments = change('LifeCycle.ReviewComments', 'Which region?', '')
  show([entry(1, { who: aws, changes: [review('In review', 'Approved'), comments] })])
  expect(screen.queryByText('Which region?')).toBeNull()
})

test('what a long text was is told on demand', () => {
  const was = 'fast trains '.repeat(40)
  show([entry(1, { changes: [change('Project.CustomerBusinessProblem', was, 'Slow boats')] })])
  expect(screen.queryByText(/fast trains/)).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Show what it was' }))
  expect(screen.getByText(/fast trains/)).toBeDefined()
})

test('a long text is folded until its reader opens it', () => {
  show([entry(1, { changes: [change('Project.CustomerBusinessProblem', '', 'slow boats '.repeat(40))] })])
  const button = screen.getByRole('button', { name: 'Show all' })
  expect(screen.getByText(/slow boats/).className).toContain('line-clamp-3')
  fireEvent.click(button)
  expect(screen.getByText(/slow boats/).className).not.toContain('line-clamp-3')
  expect(button.getAttribute('aria-expanded')).toBe('true')
})

test('entries stand under their day, newest first', () => {
  const today = new Date().toISOString()
  show([entry(3, { at: today }), entry(2, { at: noon(2) }), entry(1, { at: noon(2) })])
  const days = screen.getAllByRole('heading', { level: 3 })
  expect(days[0]?.textContent).toBe('Today')
  expect(days).toHaveLength(2)
})

test('a record that was there before Tandem says since when it is followed', () => {
  show([entry(1, { kind: 'created', at: noon(1), seenAt: noon(9) })])
  expect(screen.getByText(/Tandem has followed it since/)).toBeDefined()
})

test('no activity, one that loads and one that failed each say so', () => {
  const { unmount } = show([])
  expect(screen.getByText(/Nothing has changed/)).toBeDefined()
  unmount()
  const loading = show(undefined)
  expect(screen.getByRole('status').textContent).toBe('Reading the activity')
  loading.unmount()
  const onRetry = vi.fn()
  show(undefined, { failed: true, onRetry })
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(onRetry).toHaveBeenCalledOnce()
})

test('earlier entries are read on demand', () => {
  const onMore = vi.fn()
  show([entry(9, {})], { onMore })
  fireEvent.click(screen.getByRole('button', { name: 'Show earlier' }))
  expect(onMore).toHaveBeenCalledOnce()
})
