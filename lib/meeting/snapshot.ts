import * as z from 'zod'
import { PlainDate } from '@/lib/opportunity/plain-date-schema'
import { Stage } from '@/lib/opportunity/stage-schema'
import { movementKinds } from '@/lib/pipeline/movement'
import { Promised } from './promised'

const Money = z.object({ currency: z.string(), minorUnits: z.string().regex(/^-?\d+$/) })

const Movement = z.object({
  kind: z.enum(movementKinds),
  id: z.string(),
  company: z.string(),
  title: z.string().optional(),
  delta: z.array(Money),
  worth: z.array(Money),
  from: z.string().optional(),
  to: z.string().optional(),
})

const Waterfall = z.object({
  opening: z.array(Money),
  closing: z.array(Money),
  steps: z.array(
    z.object({
      kind: z.enum(movementKinds),
      deals: z.int(),
      delta: z.array(Money),
      worth: z.array(Money),
      movements: z.array(Movement),
    }),
  ),
})

/** What minutes tell of a deal. */
export const DealFacts = z.object({
  id: z.string(),
  company: z.string(),
  title: z.string().optional(),
  stage: Stage.optional(),
  closeDate: PlainDate.optional(),
  spend: z.array(Money),
  owner: z.string().optional(),
  isGone: z.literal(true).optional(),
  hasLeftScope: z.literal(true).optional(),
})
export type DealFacts = z.infer<typeof DealFacts>

/** How everything was when a meeting ended: minutes must not change later. */
export const Snapshot = z.object({
  waterfall: Waterfall,
  /** See `Review`. */
  knownSince: z.string().optional(),
  gaps: z.int().optional(),
  promises: z.array(Promised),
  /** Of the agenda. */
  deals: z.array(DealFacts),
})
export type Snapshot = z.infer<typeof Snapshot>
