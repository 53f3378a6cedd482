import * as z from 'zod'
import { PlainDate } from '@/lib/opportunity/plain-date-schema'
import { isRate } from '@/lib/pipeline/exchange'
import type { Weights } from './settings'

const Currency = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/, 'Enter a currency’s three letters, such as EUR')

/** A rate to be set, once for its `id`. */
export const NewRate = z
  .strictObject({
    id: z.uuid(),
    base: Currency,
    currency: Currency,
    rate: z
      .string()
      .trim()
      .max(30, 'Keep it under 31 characters')
      .refine(isRate, 'Enter a number above zero, such as 1.08'),
    asOf: PlainDate,
  })
  .refine(({ base, currency }) => base !== currency, {
    path: ['currency'],
    message: 'Choose a currency other than the one it is exchanged into',
  })
export type NewRate = z.infer<typeof NewRate>

const Percent = z.int('Enter a whole number').min(0, 'Enter 0 to 100').max(100, 'Enter 0 to 100')

export const NewWeights = z.strictObject({
  Prospect: Percent,
  Qualified: Percent,
  'Technical Validation': Percent,
  'Business Validation': Percent,
  Committed: Percent,
}) satisfies z.ZodType<Weights>
