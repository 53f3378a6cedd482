import { expect, test } from 'vitest'
import type { HistoryEntry } from '@/lib/opportunity/history'
import { changesOf, firstSeenAfter } from './read-deal'

const at = (day: number) => new Date(Date.UTC(2026, 10, day)).toISOString()
const ana = { kind: 'user', userId: 'u1', name: 'Ana Ruiz' } as const
const aws = { kind: 'aws' } as const

function entry(day: number, more: Partial<HistoryEntry>): HistoryEntry {
  return {
    number: day,
    kind: 'changed',
    at: at(day),
    seenAt: at(day),
    version: at(day),
    who: ana,
    changes: [],
    ...more,
  }
}

const stage = (was: string, now: string) => ({ path: 'LifeCycle.Stage', was, now })
const title = (was: string, now: string) => ({ path: 'Project.Title', was, now })

test('a field is told once, from what it was to what it is, with all who had a part', () => {
  const entries = [
    entry(1, { changes: [stage('Prospect', 'Qualified'), title('A', 'B')] }),
    entry(3, { who: aws, changes: [stage('Qualified', 'Committed')] }),
  ]
  expect(changesOf(entries)).toEqual([
    { ...stage('Prospect', 'Committed'), who: [ana, aws], at: at(3) },
    { ...title('A', 'B'), who: [ana], at: at(1) },
  ])
})

test('what was undone is no change', () => {
  const entries = [entry(1, { changes: [title('A', 'B')] }), entry(2, { changes: [title('B', 'A')] })]
  expect(changesOf(entries)).toEqual([])
})

test('an older deal that was first seen later says since when it is known; a new one does not', () => {
  const older = entry(5, { kind: 'created', at: at(1), seenAt: at(5) })
  expect(firstSeenAfter(new Date(at(2)), [older])).toBe(at(5))
  expect(firstSeenAfter(new Date(at(2)), [entry(5, { kind: 'created' })])).toBeUndefined()
  expect(firstSeenAfter(new Date(at(2)), [entry(5, {})])).toBeUndefined()
})
