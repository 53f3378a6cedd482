import * as z from 'zod'
import { requiredDate, requiredText } from './draft-fields'
import { plainDateOf } from './plain-date'

/** What AWS takes in a quarter of an hour, at one write a second. */
export const mostAtOnce = 1000

/** One field said of many deals at once. Its texts are for the seller who types. */
export const BulkChange = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('nextSteps'), value: requiredText(255, 'Write the next step') }),
  z.strictObject({
    field: z.literal('closeDate'),
    value: requiredDate('Choose a date').refine((date) => date === '' || date > plainDateOf(new Date()), {
      error: 'Choose a day after today',
      abort: true,
    }),
  }),
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
  locked: LockedDeal[]
  /** Until the last of them is at AWS, behind what waits already. */
  seconds: number
}

export interface BulkAnswer {
  /** Stored and on their way. */
  queued: number
  /** Said so already. */
  unchanged: number
  locked: LockedDeal[]
}
