import type { StageTotals } from '@/lib/opportunity/card'
import { type Money, sumByCurrency } from '@/lib/opportunity/money'
import { isClosed } from '@/lib/opportunity/stage'
import type { DealChange } from './deal-change'
import { type Movement, type MovementKind, movementKinds } from './movement'
import { movementsOf, worthIn } from './movements-of'
import type { Span } from './scope'
import { largerFirst, largestAmount, negated, withoutZeros } from './sums'

/** One bar, with its deals, the largest first. */
export interface WaterfallStep {
  kind: MovementKind
  deals: number
  delta: Money[]
  worth: Money[]
  movements: Movement[]
  /** How many deals moved each currency, where `movements` has only the first of them. */
  dealsIn?: Record<string, number>
}

/**
 * What the open pipeline was worth, what moved it and what it is worth now: monthly spend per currency, in minor units.
 * `opening` plus the `delta` of every step is `closing`, exactly. Steps without a deal are left out, and so are
 * currencies that come to nothing.
 */
export interface Waterfall {
  opening: Money[]
  closing: Money[]
  steps: WaterfallStep[]
}

/** What the open pipeline is worth by the board's totals: Launched and Closed Lost are not counted. */
export function openValue(totals: readonly Pick<StageTotals, 'stage' | 'spend'>[]): Money[] {
  return withoutZeros(sumByCurrency(totals.flatMap(({ stage, spend }) => (isClosed(stage) ? [] : spend))))
}

/** The same from the deals themselves, on the first and the last day of the span. */
export function worthOf(changes: readonly DealChange[], span: Span): { was: Money[]; now: Money[] } {
  const worth = changes.map((change) => worthIn(change, span))
  return {
    was: withoutZeros(sumByCurrency(worth.flatMap(({ was }) => was))),
    now: withoutZeros(sumByCurrency(worth.flatMap(({ now }) => now))),
  }
}

const byName = new Intl.Collator('en').compare

/** The amounts are read once for each movement, not for each comparison. */
function largestMovementsFirst(movements: readonly Movement[]): Movement[] {
  return movements
    .map((movement) => ({
      movement,
      moved: largestAmount(movement.delta),
      worth: largestAmount(movement.worth),
    }))
    .sort(
      (a, b) =>
        largerFirst(a.moved, b.moved) ||
        largerFirst(a.worth, b.worth) ||
        byName(a.movement.company, b.movement.company) ||
        (a.movement.id < b.movement.id ? -1 : 1),
    )
    .map(({ movement }) => movement)
}

function stepOf(kind: MovementKind, movements: Movement[]): WaterfallStep[] {
  if (movements.length === 0) return []
  const sum = (member: 'delta' | 'worth') =>
    withoutZeros(sumByCurrency(movements.flatMap((movement) => movement[member])))
  return [
    {
      kind,
      deals: movements.length,
      delta: sum('delta'),
      worth: sum('worth'),
      movements: largestMovementsFirst(movements),
    },
  ]
}

/**
 * The waterfall of a span of time.
 * @param changes At least the deals that differ between the two instants; a deal that does not adds nothing. A scope of
 * overdue deals also needs those whose close date passed in the span: they changed by the calendar alone.
 * @param closing What the open pipeline of the scope is worth now, as the board says (see `openValue`).
 */
export function waterfallOf(
  changes: readonly DealChange[],
  closing: readonly Money[],
  span: Span,
): Waterfall {
  const movements = changes.flatMap((change) => movementsOf(change, span))
  const steps = movementKinds.flatMap((kind) =>
    stepOf(
      kind,
      movements.filter((movement) => movement.kind === kind),
    ),
  )
  const moved = steps.flatMap(({ delta }) => delta)
  return {
    opening: withoutZeros(sumByCurrency([...closing, ...negated(moved)])),
    closing: withoutZeros(closing),
    steps,
  }
}
