'use server'

import * as z from 'zod'
import { defineAction } from '@/lib/action'
import { NewRate, NewWeights } from '@/lib/insight/settings-schema'
import { plainDateOf } from '@/lib/opportunity/plain-date'
import { fail, ok } from '@/lib/result'

/* What a manager sets holds for everybody; sellers and viewers see it. Screens read their figures anew themselves. */

/** Sets an exchange rate that holds from its day on. */
export const setRate = defineAction({
  input: NewRate,
  allow: ['manager'],
  async run(rate, { session, insights }) {
    if (rate.asOf > plainDateOf(new Date())) {
      const message = 'Choose today or a day before: days are by UTC'
      return fail({ kind: 'fields', fields: [{ path: 'asOf', message }] })
    }
    await insights.setRate(session, rate)
    return ok(null)
  },
})

/** Withdraws a rate that was set by mistake. */
export const withdrawRate = defineAction({
  input: z.strictObject({ id: z.uuid() }),
  allow: ['manager'],
  async run({ id }, { session, insights }) {
    await insights.withdrawRate(session, id)
    return ok(null)
  },
})

/** Sets how much each stage counts in the weighted forecast. */
export const setWeights = defineAction({
  input: NewWeights,
  allow: ['manager'],
  async run(weights, { session, insights }) {
    await insights.setWeights(session, weights)
    return ok(null)
  },
})
