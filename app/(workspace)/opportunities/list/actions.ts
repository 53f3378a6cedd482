'use server'

import * as z from 'zod'
import { defineAction } from '@/lib/action'
import { writers } from '@/lib/auth/roles'
import { type BulkAnswer, BulkChange, type BulkPreview, mostAtOnce } from '@/lib/opportunity/bulk-change'
import { OpportunityId } from '@/lib/opportunity/opportunity'
import { awsRates } from '@/lib/partner-central/quota'
import { fail, ok } from '@/lib/result'
import { leftOut, planBulk, writesOf } from './bulk-plan'

const Ids = z.array(OpportunityId).min(1).max(mostAtOnce)

/** Says what a change of these deals would come to. Keeps nothing. */
export const previewMany = defineAction({
  input: z.strictObject({ ids: Ids, field: z.enum(['nextSteps', 'closeDate']) }),
  allow: writers,
  async run({ ids, field }, context) {
    const { open, overdue, locked } = await planBulk(context, ids, field)
    const ahead = await context.queue.waitingCount()
    const secondsFor = (deals: number) => Math.ceil((ahead + deals) / awsRates.write.perSecond)
    return ok<BulkPreview>({
      changing: open.length,
      overdue: overdue.map(({ id, company, reason }) => ({ id, company, reason })),
      locked,
      seconds: secondsFor(open.length),
      secondsWithOverdue: secondsFor(open.length + overdue.length),
    })
  },
})

/**
 * Puts a change of these deals in the queue, of all that take it or of none. Repeated with the same `batchId` it is no
 * second change, and answers with the first.
 */
export const changeMany = defineAction({
  input: z.strictObject({ batchId: z.uuid(), ids: Ids, change: BulkChange }),
  allow: writers,
  async run({ batchId, ids, change }, context) {
    const { queue, catalog, session } = context
    const plan = await planBulk(context, ids, change.field)
    const by = { userId: session.userId, name: session.name }
    const writes = await queue.enqueueBatch({ batchId, writes: writesOf(plan, { catalog, by, change }) })
    if (writes.some((write) => write.by.userId !== session.userId)) {
      return fail({ kind: 'denied', reason: 'role' })
    }
    const locked = leftOut(plan, change)
    const unchanged = Math.max(0, new Set(ids).size - locked.length - writes.length)
    return ok<BulkAnswer>({ batchId, queued: writes.length, unchanged, locked })
  },
})
