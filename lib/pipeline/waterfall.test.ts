import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Money, sumByCurrency } from '@/lib/opportunity/money'
import type { DealChange } from './deal-change'
import { movementsOf, worthIn } from './movements-of'
import { inScope } from './scope'
import { difference, withoutZeros } from './sums'
import { anyChanges, anySpan, shuffled } from './test-deals'
import { openValue, type Waterfall, waterfallOf, worthOf } from './waterfall'

const runs = { numRuns: 1_000 }

const usd = (minorUnits: number | string): Money => ({ currency: 'USD', minorUnits: String(minorUnits) })

function addedUp({ opening, steps }: Waterfall): Money[] {
  return withoutZeros(sumByCurrency([...opening, ...steps.flatMap(({ delta }) => delta)]))
}

/** Without the deals that are the same then and now and whose dates did not pass. */
function moved(changes: DealChange[]): DealChange[] {
  return changes.filter(({ was, now }) => JSON.stringify(was) !== JSON.stringify(now))
}

describe('waterfallOf', () => {
  test('opening and every bar add up to the closing value, in each currency, whatever happened', () => {
    fc.assert(
      fc.property(anyChanges, anySpan, (changes, span) => {
        const { was, now } = worthOf(changes, span)
        const waterfall = waterfallOf(changes, now, span)
        expect(addedUp(waterfall)).toEqual(now)
        expect(waterfall.opening).toEqual(was)
        expect(waterfall.closing).toEqual(now)
      }),
      runs,
    )
  })

  test('is the same without the deals that did not change', () => {
    fc.assert(
      fc.property(anyChanges, anySpan, (changes, { filter, ...days }) => {
        const span = { ...days, filter: { ...filter, overdue: false } }
        const { now } = worthOf(changes, span)
        expect(waterfallOf(moved(changes), now, span)).toEqual(waterfallOf(changes, now, span))
      }),
      runs,
    )
  })

  test('is the same in whatever order the deals come', () => {
    const both = anyChanges.chain((changes) => fc.tuple(fc.constant(changes), shuffled(changes)))
    fc.assert(
      fc.property(both, anySpan, ([changes, other], span) => {
        const { now } = worthOf(changes, span)
        expect(waterfallOf(other, now, span)).toEqual(waterfallOf(changes, now, span))
      }),
      runs,
    )
  })

  test('the next one opens with what this one closes with', () => {
    const later = fc.tuple(anyChanges, anyChanges, anySpan, anySpan).map(([first, second, span, next]) => {
      const between = first.map(({ id, now }, i): DealChange => ({ id, was: now, now: second[i]?.now }))
      const [sinceDay = '', middle = '', today = ''] = [span.sinceDay, span.today, next.today].sort()
      const { filter } = span
      return {
        first,
        between,
        span: { filter, sinceDay, today: middle },
        next: { filter, sinceDay: middle, today },
      }
    })
    fc.assert(
      fc.property(later, ({ first, between, span, next }) => {
        const closed = waterfallOf(first, worthOf(first, span).now, span)
        const opened = waterfallOf(between, worthOf(between, next).now, next)
        expect(opened.opening).toEqual(closed.closing)
      }),
      runs,
    )
  })

  test('a step counts its deals and sums what it lists, and lists no deal twice', () => {
    fc.assert(
      fc.property(anyChanges, anySpan, (changes, span) => {
        for (const { deals, delta, worth, movements } of waterfallOf(changes, [], span).steps) {
          expect(new Set(movements.map(({ id }) => id)).size).toBe(deals)
          expect(withoutZeros(sumByCurrency(movements.flatMap((each) => each.delta)))).toEqual(delta)
          expect(withoutZeros(sumByCurrency(movements.flatMap((each) => each.worth)))).toEqual(worth)
        }
      }),
      runs,
    )
  })

  test('lists the largest movement of a step first', () => {
    const grown = (id: string, by: number): DealChange => {
      const state = { company: id, stage: 'Qualified', reviewStatus: 'Approved' } as const
      return { id, was: { ...state, spend: [usd(100)] }, now: { ...state, spend: [usd(100 + by)] } }
    }
    const span = { filter: {}, sinceDay: '2026-11-01', today: '2026-11-08' }
    const { steps } = waterfallOf([grown('B', 5), grown('C', 700), grown('A', 5)], [], span)
    expect(steps.map(({ kind }) => kind)).toEqual(['grew'])
    expect(steps[0]?.movements.map(({ id }) => id)).toEqual(['C', 'A', 'B'])
  })

  test('has no steps and opens as it closes when nothing happened', () => {
    const span = { filter: {}, sinceDay: '2026-11-01', today: '2026-11-08' }
    expect(waterfallOf([], [usd(500)], span)).toEqual({ opening: [usd(500)], closing: [usd(500)], steps: [] })
  })
})

describe('movementsOf', () => {
  test('the parts of one deal are what it is worth now less what it was worth then', () => {
    fc.assert(
      fc.property(anyChanges, anySpan, (changes, span) => {
        for (const change of changes) {
          const { was, now } = worthIn(change, span)
          const delta = movementsOf(change, span).flatMap((movement) => movement.delta)
          expect(withoutZeros(sumByCurrency(delta))).toEqual(difference(now, was))
        }
      }),
      runs,
    )
  })

  test('a deal never moves both ways, and comes and goes at most once', () => {
    const opposites = [
      ['advanced', 'movedBack'],
      ['pushed', 'pulledIn'],
      ['new', 'entered', 'reopened'],
      ['left', 'lost', 'launched'],
    ]
    fc.assert(
      fc.property(anyChanges, anySpan, (changes, span) => {
        for (const change of changes) {
          const kinds = movementsOf(change, span).map(({ kind }) => kind)
          expect(new Set(kinds).size).toBe(kinds.length)
          for (const group of opposites) {
            expect(kinds.filter((kind) => group.includes(kind)).length).toBeLessThan(2)
          }
        }
      }),
      runs,
    )
  })

  test('a deal that is outside the scope then and now does not move', () => {
    fc.assert(
      fc.property(anyChanges, anySpan, (changes, span) => {
        for (const change of changes) {
          const { id, was, now } = change
          const isIn =
            (was && inScope(id, was, span.filter, span.sinceDay)) ||
            (now && inScope(id, now, span.filter, span.today))
          if (!isIn) expect(movementsOf(change, span)).toEqual([])
        }
      }),
      runs,
    )
  })

  test('an untouched deal does not move', () => {
    fc.assert(
      fc.property(anyChanges, anySpan, (changes, { filter, ...days }) => {
        const span = { ...days, filter: { ...filter, overdue: false } }
        for (const { id, now } of changes) expect(movementsOf({ id, was: now, now }, span)).toEqual([])
      }),
      runs,
    )
  })

  test('what grows, shrinks and moves adds only what its kind says', () => {
    fc.assert(
      fc.property(anyChanges, anySpan, (changes, span) => {
        for (const movement of changes.flatMap((change) => movementsOf(change, span))) {
          const signs = movement.delta.map(({ minorUnits }) => BigInt(minorUnits) > 0n)
          if (['new', 'entered', 'reopened', 'grew'].includes(movement.kind))
            expect(signs).not.toContain(false)
          else if (['shrank', 'left', 'lost', 'launched'].includes(movement.kind))
            expect(signs).not.toContain(true)
          else expect(signs).toEqual([])
        }
      }),
      runs,
    )
  })
})

describe('openValue', () => {
  test('counts the five open stages and keeps currencies apart', () => {
    const eur = { currency: 'EUR', minorUnits: '7' }
    const totals = [
      { stage: 'Prospect', spend: [usd(100), eur] },
      { stage: 'Committed', spend: [usd(1)] },
      { stage: 'Launched', spend: [usd(1000)] },
      { stage: 'Closed Lost', spend: [usd(1000)] },
    ] as const
    expect(openValue(totals.map((each) => ({ ...each, spend: [...each.spend] })))).toEqual([eur, usd(101)])
  })

  test('agrees with the deals themselves', () => {
    fc.assert(
      fc.property(anyChanges, anySpan, (changes, span) => {
        const kept = changes.flatMap(({ id, now }) =>
          now && inScope(id, now, span.filter, span.today) ? [now] : [],
        )
        expect(openValue(kept)).toEqual(worthOf(changes, span).now)
      }),
    )
  })
})
