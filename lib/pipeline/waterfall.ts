import type { Money } from '@/lib/opportunity/money'
import type { Movement, MovementKind } from './movement'

/** One bar, with its deals, the largest first. */
export interface WaterfallStep {
  kind: MovementKind
  deals: number
  delta: Money[]
  worth: Money[]
  movements: Movement[]
}

/**
 * What the open pipeline was worth, what moved it and what it is worth now: monthly spend per currency, in minor units.
 * `opening` plus the `delta` of every step is `closing`, exactly. Steps without a deal are left out.
 */
export interface Waterfall {
  opening: Money[]
  closing: Money[]
  steps: WaterfallStep[]
}
