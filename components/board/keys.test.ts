import { describe, expect, test } from 'vitest'
import { type BoardCard, type BoardColumn, findCard } from './board-model'
import { cardForKey } from './keys'
import { rowHeight } from './row'

function column(id: string, cards: number, isCollapsible = false): BoardColumn<BoardCard> {
  const all = Array.from({ length: cards }, (_, i) => ({ id: `${id}${i}` }))
  return { id, title: id, cards: all, count: cards, hasMore: false, isCollapsible }
}

const columns = [column('a', 3), column('b', 0), column('c', 10), column('d', 5, true)]
const now = { isOpen: (each: BoardColumn<BoardCard>) => !each.isCollapsible, scrolled: () => 0 }

function press(key: string, from: string, scrolled: Record<string, number> = {}) {
  const place = findCard(columns, from)
  if (!place) throw new Error(`no card ${from}`)
  return cardForKey(key, place, columns, { ...now, scrolled: (id) => scrolled[id] ?? 0 })
}

describe('the card that a key goes to', () => {
  test('up and down stay inside the column', () => {
    expect(press('ArrowDown', 'a0')).toEqual({ columnId: 'a', index: 1 })
    expect(press('ArrowDown', 'a2')).toEqual({ columnId: 'a', index: 2 })
    expect(press('ArrowUp', 'a0')).toEqual({ columnId: 'a', index: 0 })
  })

  test('Home and End go to the ends of the column', () => {
    expect(press('End', 'c4')).toEqual({ columnId: 'c', index: 9 })
    expect(press('Home', 'c4')).toEqual({ columnId: 'c', index: 0 })
  })

  test('sideways passes over empty and collapsed columns', () => {
    expect(press('ArrowRight', 'a1')).toEqual({ columnId: 'c', index: 1 })
    expect(press('ArrowLeft', 'c1')).toEqual({ columnId: 'a', index: 1 })
    expect(press('ArrowRight', 'c1')).toBeUndefined()
    expect(press('ArrowLeft', 'a1')).toBeUndefined()
  })

  test('sideways lands at the same height on the screen', () => {
    expect(press('ArrowLeft', 'c8')).toEqual({ columnId: 'a', index: 2 })
    expect(press('ArrowRight', 'a1', { c: 4 * rowHeight })).toEqual({ columnId: 'c', index: 5 })
    expect(press('ArrowLeft', 'c5', { c: 4 * rowHeight })).toEqual({ columnId: 'a', index: 1 })
  })

  test('any other key is nobody’s business', () => {
    expect(press('x', 'a0')).toBeUndefined()
  })
})
