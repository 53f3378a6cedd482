import * as z from 'zod'
import { requiredDate, requiredText } from './draft-fields'
import { plainDateOf } from './plain-date'

/** What AWS takes in a quarter of an hour, at one write a second. */
export const mostAtOnce = 1000

const dayAhead = requiredDate('Choose a date').refine(
  (date) => date === '' || date > plainDateOf(new Date()),
  { error: 'Choose a day after today', abort: true },
)

/** One field said of many deals at once. Its texts are for the seller who types. */
export const BulkChange = z.discriminatedUnion('field', [
  z.strictObject({
    field: z.literal('nextSteps'),
    value: requiredText(255, 'Write the next step'),
    /** For those of the deals that take no change without: see `overdue-rule.ts`. Left out, they stay as they are. */
    overdueCloseDate: dayAhead.optional(),
  }),
  z.strictObject({ field: z.literal('closeDate'), value: dayAhead }),
])
export type BulkChange = z.infer<typeof BulkChange>
export type BulkField = BulkChange['field']

/** Where the field is in a record, as AWS spells it. */
export const bulkPaths: Record<BulkField, string> = {
  nextSteps: 'LifeCycle.NextSteps',
  closeDate: 'LifeCycle.TargetCloseDate',
}

export interface LockedDeal {
  id: string
  company: string
  /** In a seller's words. */
  reason: string
}

/** What a change of many deals would come to, before anything is kept. */
export interface BulkPreview {
  changing: number
  /** Would change too, were they given a new close date with it. */
  overdue: LockedDeal[]
  locked: LockedDeal[]
  /** Until the last of those that change is at AWS, behind what waits already. */
  seconds: number
  /** The same with the overdue ones. */
  secondsWithOverdue: number
}

export interface BulkAnswer {
  /** By which the change is watched. */
  batchId: string
  /** Stored and on their way. */
  queued: number
  /** Said so already. */
  unchanged: number
  /** Left out, the overdue ones among them unless they were given a date. */
  locked: LockedDeal[]
}
