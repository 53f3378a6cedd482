import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OpportunityCard } from '@/lib/opportunity/card'
import { sumByCurrency } from '@/lib/opportunity/money'
import { type Stage, stages } from '@/lib/opportunity/stage'
import { type BoardData, byCloseDate, isOverdue } from './board-data'
import { noFilter } from './board-filter'
import { type Move, withMove, withMoves, withoutMove, withSaved, withSavedMove } from './moves'

const today = '2026-11-21'

function card(id: string, stage: Stage, more: Partial<OpportunityCard> = {}): OpportunityCard {
  return {
    id,
    company: `Company ${id}`,
    stage,
    reviewStatus: 'Approved',
    spend: [{ currency: 'USD', minorUnits: '100000' }],
    closeDate: '2027-01-15',
    version: `v-${id}`,
    ...more,
  }
}

/** A board whose totals are counted from its cards, as the database would. */
function board(cards: OpportunityCard[], revision = 1): BoardData {
  const columns = stages.map((stage) => {
    const own = cards.filter((each) => each.stage === stage).sort(byCloseDate)
    return {
      stage,
      count: own.length,
      spend: sumByCurrency(own.flatMap(({ spend }) => spend)),
      overdue: own.filter((each) => isOverdue(each, today)).length,
      cards: own,
    }
  })
  return { asOf: null, revision, total: cards.length, today, columns }
}

function column(data: BoardData, stage: Stage) {
  const found = data.columns.find((each) => each.stage === stage)
  if (!found) throw new Error(`no column ${stage}`)
  return found
}

function ids(data: BoardData, stage: Stage): string[] {
  return column(data, stage).cards.map(({ id }) => id)
}

const early = card('O1', 'Qualified', { closeDate: '2026-12-01' })
const mid = card('O2', 'Qualified', {
  closeDate: '2027-02-01',
  spend: [{ currency: 'EUR', minorUnits: '4000000' }],
})
const late = card('O3', 'Qualified', { closeDate: '2027-03-01' })
const there = card('O4', 'Committed', { closeDate: '2026-11-30' })
const data = board([early, mid, late, there])
const moveMid: Move = { key: 1, card: mid, to: 'Committed' }

describe('a move that AWS has not answered', () => {
  const shown = withMoves(data, [moveMid], noFilter)

  test('shows the card in its new column, on top and still saving', () => {
    expect(ids(shown, 'Qualified')).toEqual(['O1', 'O3'])
    expect(ids(shown, 'Committed')).toEqual(['O2', 'O4'])
    expect(column(shown, 'Committed').cards[0]).toMatchObject({ id: 'O2', stage: 'Committed', saving: true })
  })

  test('takes count and money from one column to the other', () => {
    expect(column(shown, 'Qualified')).toMatchObject({
      count: 2,
      spend: [{ currency: 'USD', minorUnits: '200000' }],
    })
    expect(column(shown, 'Committed')).toMatchObject({
      count: 2,
      spend: [
        { currency: 'EUR', minorUnits: '4000000' },
        { currency: 'USD', minorUnits: '100000' },
      ],
    })
  })

  test('leaves what the server said alone, so that a refusal puts the card exactly back', () => {
    expect(withMoves(data, withoutMove([moveMid], 1), noFilter)).toEqual(data)
  })

  test('is not counted twice when the server already knows of it', () => {
    const known = board([early, { ...mid, stage: 'Committed' }, late, there], 2)
    const laid = withMoves(known, [moveMid], noFilter)
    expect(column(laid, 'Committed').count).toBe(2)
    expect(column(laid, 'Qualified').count).toBe(2)
    expect(ids(laid, 'Committed')).toEqual(['O2', 'O4'])
  })

  test('does not touch the columns of a filter that does not show the card', () => {
    const without = board([early, late, there])
    expect(withMoves(without, [moveMid], noFilter)).toEqual(without)
  })
})

describe('overdue deals', () => {
  const overdue = card('O5', 'Prospect', { closeDate: '2026-10-01' })
  const late = board([overdue, there])

  test('stop being overdue when they close', () => {
    const shown = withMoves(late, [{ key: 1, card: overdue, to: 'Closed Lost' }], noFilter)
    expect(column(late, 'Prospect').overdue).toBe(1)
    expect(column(shown, 'Prospect').overdue).toBe(0)
    expect(column(shown, 'Closed Lost')).toMatchObject({ count: 1, overdue: 0 })
  })

  test('leave an overdue board when they get a new date', () => {
    const answers = { closeDate: '2027-05-01' }
    const move: Move = { key: 1, card: overdue, to: 'Qualified', answers }
    const shown = withMoves(late, [move], { ...noFilter, overdue: true })
    expect(column(shown, 'Prospect').count).toBe(0)
    expect(column(shown, 'Qualified')).toMatchObject({ count: 0, cards: [] })
  })
})

describe('a move that AWS accepted', () => {
  const saved = {
    card: { ...mid, stage: 'Committed' as const, version: 'v-new' },
    revision: 5,
    isOwnRevision: true,
  }
  const moves = withSaved([moveMid], 1, saved)

  test('shows the saved card while the board is older than the save', () => {
    const shown = withMoves(data, moves, noFilter)
    expect(column(shown, 'Committed').cards[0]).toEqual(saved.card)
    expect(column(shown, 'Committed').count).toBe(2)
  })

  test('counts nothing more once the board knows, and keeps the card on top', () => {
    const known = board([early, saved.card, late, there], 5)
    const shown = withMoves(known, moves, noFilter)
    expect(column(shown, 'Committed').count).toBe(2)
    expect(ids(shown, 'Committed')).toEqual(['O2', 'O4'])
  })

  test('brings the board to its revision, when that is the next one and holds nothing else', () => {
    const [move] = moves
    if (!move) throw new Error('no move')
    const before = { ...data, revision: 4 }
    const after = withSavedMove(before, move, noFilter)
    expect(after.revision).toBe(5)
    expect(column(after, 'Committed')).toMatchObject({ count: 2, cards: [{ id: 'O4' }, saved.card] })
    expect(withMoves(after, moves, noFilter).columns).toEqual(withMoves(before, moves, noFilter).columns)

    expect(withSavedMove({ ...data, revision: 3 }, move, noFilter).revision).toBe(3)
    const shared = { ...move, saved: { ...saved, isOwnRevision: false } }
    expect(withSavedMove(before, shared, noFilter)).toBe(before)
  })

  test('gives way when somebody moved the deal on', () => {
    const movedOn = board([early, { ...saved.card, stage: 'Launched' }, late, there], 6)
    expect(withMoves(movedOn, moves, noFilter)).toEqual(movedOn)
  })

  test('goes back to its own place when it is undone', () => {
    const undo: Move = { key: 2, card: saved.card, to: 'Qualified', isUndo: true }
    const known = board([early, saved.card, late, there], 5)
    expect(ids(withMoves(known, withMove(moves, undo), noFilter), 'Qualified')).toEqual(['O1', 'O2', 'O3'])
  })
})

test('any moves of any cards keep counts, sums and overdue equal to what the cards add up to', () => {
  const anyCard = fc.record({
    stage: fc.constantFrom(...stages),
    closeDate: fc.constantFrom('2026-01-01', '2026-12-31', undefined),
    spend: fc.array(
      fc.record({
        currency: fc.constantFrom('USD', 'EUR'),
        minorUnits: fc.bigInt({ min: 1n, max: 10n ** 30n }).map(String),
      }),
      { maxLength: 2 },
    ),
  })
  const anyMove = fc.record({ at: fc.nat(), to: fc.constantFrom(...stages) })
  fc.assert(
    fc.property(fc.array(anyCard, { minLength: 1, maxLength: 30 }), fc.array(anyMove), (many, wishes) => {
      const cards = many.map((each, i) => card(`O${i}`, each.stage, each))
      const moves = wishes.reduce<Move[]>((all, { at, to }, key) => {
        return withMove(all, { key, card: cards[at % cards.length] as OpportunityCard, to })
      }, [])
      const shown = withMoves(board(cards), moves, noFilter)
      for (const each of shown.columns) {
        expect(each.count).toBe(each.cards.length)
        expect(each.spend).toEqual(sumByCurrency(each.cards.flatMap(({ spend }) => spend)))
        expect(each.overdue).toBe(each.cards.filter((one) => isOverdue(one, today)).length)
      }
    }),
  )
})
