import { describe, expect, test } from 'vitest'
import type { OpportunityCard } from '@/lib/opportunity/card'
import { type Stage, stages } from '@/lib/opportunity/stage'
import {
  type BoardChanges,
  type BoardData,
  byCloseDate,
  isOverdue,
  withChanges,
  withPage,
} from './board-data'

function card(id: string, stage: Stage, closeDate?: string, version = '1'): OpportunityCard {
  return { id, company: id, stage, reviewStatus: 'Approved', spend: [], closeDate, version }
}

function board(cards: OpportunityCard[]): BoardData {
  const columns = stages.map((stage) => {
    const own = cards.filter((each) => each.stage === stage)
    return { stage, count: own.length, spend: [], overdue: 0, cards: own, next: 'more' }
  })
  return { asOf: '2026-11-21T10:00:00Z', revision: 7, total: 100, today: '2026-11-21', columns }
}

function ids(data: BoardData, stage: Stage): string[] | undefined {
  return data.columns.find((each) => each.stage === stage)?.cards.map(({ id }) => id)
}

const data = board([card('O1', 'Prospect', '2026-12-01'), card('O2', 'Prospect', '2026-12-05')])

function changes(more: Partial<BoardChanges>): BoardChanges {
  const totals = stages.map((stage) => ({ stage, count: 9, spend: [], overdue: 1 }))
  return {
    asOf: '2026-11-21T10:00:05Z',
    revision: 8,
    total: 101,
    today: '2026-11-21',
    totals,
    cards: [],
    gone: [],
    ...more,
  }
}

describe('one more page of a column', () => {
  test('is added behind the loaded cards, each deal once', () => {
    const page = {
      cards: [card('O2', 'Prospect', '2026-12-05'), card('O3', 'Prospect', '2026-12-09')],
      next: 'further',
    }
    const more = withPage(data, 'Prospect', page)
    expect(ids(more, 'Prospect')).toEqual(['O1', 'O2', 'O3'])
    expect(more.columns[0]?.next).toBe('further')
  })

  test('does not bring back a deal that has moved to another column meanwhile', () => {
    const page = { cards: [card('O9', 'Prospect', '2026-12-09')] }
    const moved = board([card('O1', 'Prospect', '2026-12-01'), card('O9', 'Committed', '2026-12-09')])
    const more = withPage(moved, 'Prospect', page)
    expect(ids(more, 'Prospect')).toEqual(['O1'])
    expect(ids(more, 'Committed')).toEqual(['O9'])
    expect(more.columns[0]?.next).toBeUndefined()
  })

  test('does not replace a card by an older reading of it', () => {
    const more = withPage(data, 'Prospect', { cards: [card('O1', 'Prospect', '2026-12-01', '0')] })
    expect(more.columns[0]?.cards[0]?.version).toBe('1')
  })
})

describe('what changed since', () => {
  test('moves a deal to its column, at its place by close date', () => {
    const start = board([
      card('O1', 'Prospect', '2026-12-01'),
      card('O5', 'Qualified', '2026-11-30'),
      card('O6', 'Qualified'),
    ])
    const next = withChanges(start, changes({ cards: [card('O1', 'Qualified', '2026-12-01', '2')] }))
    expect(ids(next, 'Prospect')).toEqual([])
    expect(ids(next, 'Qualified')).toEqual(['O5', 'O1', 'O6'])
  })

  test('takes the totals of all deals, not of the loaded ones', () => {
    const next = withChanges(data, changes({}))
    expect(next.columns.map(({ count, overdue }) => [count, overdue])).toEqual(stages.map(() => [9, 1]))
    expect(next).toMatchObject({ revision: 8, total: 101, asOf: '2026-11-21T10:00:05Z' })
  })

  test('drops a deal that no longer matches the filter', () => {
    expect(ids(withChanges(data, changes({ gone: ['O2'] })), 'Prospect')).toEqual(['O1'])
  })

  test('keeps the list itself where nothing in it changed, so that its column is not drawn again', () => {
    const next = withChanges(data, changes({ gone: ['O77'] }))
    expect(next.columns[0]?.cards).toBe(data.columns[0]?.cards)
  })

  test('is only a newer "as of" when the revision is the same', () => {
    const next = withChanges(data, changes({ revision: 7, totals: [], total: 0 }))
    expect(next).toEqual({ ...data, asOf: '2026-11-21T10:00:05Z' })
  })
})

describe('order and overdue', () => {
  test('deals without a date come last, deals of one day by id', () => {
    const sorted = [
      card('O3', 'Prospect'),
      card('O2', 'Prospect', '2026-12-01'),
      card('O1', 'Prospect', '2026-12-01'),
    ]
    expect(sorted.sort(byCloseDate).map(({ id }) => id)).toEqual(['O1', 'O2', 'O3'])
  })

  test('a date that has passed is overdue only while the deal is open', () => {
    expect(isOverdue(card('O1', 'Committed', '2026-11-20'), '2026-11-21')).toBe(true)
    expect(isOverdue(card('O1', 'Committed', '2026-11-21'), '2026-11-21')).toBe(false)
    expect(isOverdue(card('O1', 'Launched', '2026-11-20'), '2026-11-21')).toBe(false)
    expect(isOverdue(card('O1', 'Prospect'), '2026-11-21')).toBe(false)
  })
})
