import type { Money } from '@/lib/opportunity/money'

/** In the order of the bars: what came in, what moved, what went out. */
export const movementKinds = [
  'new',
  'entered',
  'reopened',
  'advanced',
  'grew',
  'shrank',
  'pushed',
  'pulledIn',
  'movedBack',
  'left',
  'lost',
  'launched',
] as const

export type MovementKind = (typeof movementKinds)[number]

/** One deal's part in one bar. */
export interface Movement {
  kind: MovementKind
  id: string
  company: string
  title?: string
  /** What it adds to the value (below zero: takes away), per currency. Empty for what only moves within the pipeline. */
  delta: Money[]
  /** What the deal is worth: now, or, when it left, at last. */
  worth: Money[]
  /** What it moved between: stages, close dates or owners' names, as they are in the record. */
  from?: string
  to?: string
}
