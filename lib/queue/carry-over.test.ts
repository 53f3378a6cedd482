import { describe, expect, test } from 'vitest'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { carryOver, hasArrived } from './carry-over'
import { mergedEdits } from './merge-edits'
import type { Attempt, FieldEdit } from './queued-write'

const [v1, v2] = ['2026-03-01T10:15:00.000Z', '2026-03-01T10:16:00.000Z']

function record(NextSteps: string | null, more: object = {}, version = v1): Opportunity {
  return {
    Catalog: 'Sandbox',
    Id: 'O1',
    LastModifiedDate: version,
    CreatedDate: v1,
    LifeCycle: { Stage: 'Qualified', ReviewStatus: 'Approved', NextSteps, ...more },
    Project: { AdditionalComments: 'none', AddedByAws: 'kept' },
  } as Opportunity
}

const step = (mine: string | null, was: string | null): FieldEdit => ({
  path: 'LifeCycle.NextSteps',
  was,
  mine,
})
const carry = (edits: FieldEdit[], current: Opportunity, attempt?: Attempt) =>
  carryOver({ kind: 'update', edits }, current, attempt)

describe('every way in which three versions of a field can differ', () => {
  const values = [null, 'a', 'b', 'c']
  const same = (x: string | null, y: string | null) => x === y
  test.each(
    values.flatMap((was) => values.flatMap((mine) => values.map((theirs) => [was, mine, theirs] as const))),
  )('was %s, mine %s, AWS now %s', (was, mine, theirs) => {
    const carried = carry([step(mine, was)], record(theirs))
    if (same(mine, theirs) || same(mine, was)) return expect(carried.to).toBe('done')
    if (!same(was, theirs))
      return expect(carried).toMatchObject({ to: 'conflict', fields: [{ was, mine, theirs }] })
    expect(carried.to).toBe('send')
    if (carried.to !== 'send') return
    expect(carried.next.LifeCycle?.NextSteps ?? null).toBe(mine)
    // All else goes along as it is: an update replaces the record.
    expect(carried.next.Project).toEqual({ AdditionalComments: 'none', AddedByAws: 'kept' })
  })
})

describe('an edit', () => {
  test('without a “was” holds whatever stands there', () => {
    expect(carry([{ path: 'LifeCycle.NextSteps', mine: 'b' }], record('anything')).to).toBe('send')
  })

  test('is held as a whole when AWS has closed one of its fields', () => {
    const edits = [step('b', 'a'), { path: 'Project.Title', was: null, mine: 'New' }]
    expect(carry(edits, record('a'))).toMatchObject({ to: 'held', fields: [{ path: 'Project.Title' }] })
  })
})

describe('what was sent without an answer', () => {
  const attempt: Attempt = {
    version: v1,
    values: [{ path: 'LifeCycle.NextSteps', value: 'b' }],
    timesInHistory: 0,
  }

  test('has not arrived while the record is the same version', () => {
    expect(hasArrived(attempt, record('b'))).toBe(false)
  })

  test('has arrived when a newer version reads so', () => {
    expect(hasArrived(attempt, record('b', {}, v2))).toBe(true)
  })

  test('has arrived when its text is in the history once more, whatever stands there now', () => {
    const NextStepsHistory = [{ Value: 'b', Time: v1 }]
    expect(hasArrived(attempt, record('a', { NextStepsHistory }, v2))).toBe(true)
    expect(hasArrived({ ...attempt, timesInHistory: 1 }, record('a', { NextStepsHistory }, v2))).toBe(false)
  })

  test('has not arrived when only somebody else wrote', () => {
    expect(hasArrived(attempt, record('a', {}, v2))).toBe(false)
  })
})

test('edits that end where they began are none', () => {
  expect(mergedEdits([step('b', 'a')], [step('a', 'b')])).toEqual([])
  expect(mergedEdits([step('b', 'a')], [step('c', 'b')])).toEqual([step('c', 'a')])
})
