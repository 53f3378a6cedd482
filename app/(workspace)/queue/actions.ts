'use server'

import { refresh } from 'next/cache'
import * as z from 'zod'
import { type ActionContext, defineAction } from '@/lib/action'
import { writers } from '@/lib/auth/roles'
import { valueAt } from '@/lib/opportunity/changes'
import { LastModifiedDate } from '@/lib/opportunity/opportunity'
import type { QueuedWrite } from '@/lib/queue/queued-write'
import { type ActionResult, fail, ok } from '@/lib/result'

/** The change, if it is the reader's own or the reader manages everybody's. */
async function ownChange(
  { session, queue, catalog }: ActionContext,
  id: string,
): Promise<QueuedWrite | undefined> {
  const write = await queue.read(id)
  const isTheirs = write?.by.userId === session.userId || session.role === 'manager'
  return write && isTheirs && write.catalog === catalog ? write : undefined
}

/** Whether the batch is the reader's own, or the reader manages everybody's. */
async function isOwnBatch({ session, queue, catalog }: ActionContext, batchId: string): Promise<boolean> {
  const [first] = await queue.writesOfBatch(batchId)
  const isTheirs = first?.by.userId === session.userId || session.role === 'manager'
  return first !== undefined && isTheirs && first.catalog === catalog
}

function tooLate(): ActionResult<null> {
  refresh()
  return fail({ kind: 'fields', message: 'This change has gone on meanwhile. Nothing was done.', fields: [] })
}

/** Takes a change back that has not been sent. */
export const cancelChange = defineAction({
  input: z.strictObject({ id: z.uuid() }),
  allow: writers,
  async run({ id }, context) {
    const isCancelled = (await ownChange(context, id)) && (await context.queue.cancel(id))
    if (!isCancelled) return tooLate()
    refresh()
    return ok(null)
  },
})

/**
 * Sends a stopped change again: of an edit the fields in `paths`, over what AWS has in version `seen`, which is what the
 * seller saw when deciding. Without any, the change is given up.
 */
export const resendChange = defineAction({
  input: z.strictObject({
    id: z.uuid(),
    paths: z.array(z.string()).optional(),
    seen: LastModifiedDate.optional(),
  }),
  allow: writers,
  async run({ id, paths, seen }, context) {
    const { queue, mirror, catalog } = context
    const write = await ownChange(context, id)
    if (!write) return tooLate()
    if (write.content.kind !== 'update' || paths === undefined) {
      if (!(await queue.retry(id))) return tooLate()
      refresh()
      return ok(null)
    }
    const record = (await mirror.opportunity(catalog, write.recordId))?.opportunity
    if (!record || record.LastModifiedDate !== seen) {
      refresh()
      const message = 'AWS has a newer version of this deal. Look once more before you send.'
      return fail({ kind: 'fields', message, fields: [] })
    }
    const edits = write.content.edits
      .filter(({ path }) => paths.includes(path))
      .map((edit) => ({ ...edit, was: valueAt(record, edit.path) ?? null }))
    const isDone = edits.length > 0 ? await queue.retry(id, edits) : await queue.cancel(id)
    if (!isDone) return tooLate()
    refresh()
    return ok(null)
  },
})

const Batch = z.strictObject({ batchId: z.uuid() })

/** Takes back what of a batch has not been sent; says how many changes that were. */
export const cancelBatch = defineAction({
  input: Batch,
  allow: writers,
  async run({ batchId }, context) {
    const count = (await isOwnBatch(context, batchId)) ? await context.queue.cancelBatch(batchId) : 0
    refresh()
    return ok(count)
  },
})

/** Takes up again what `cancelBatch` took back; says how many changes that were. */
export const resumeBatch = defineAction({
  input: Batch,
  allow: writers,
  async run({ batchId }, context) {
    const count = (await isOwnBatch(context, batchId)) ? await context.queue.resumeBatch(batchId) : 0
    refresh()
    return ok(count)
  },
})
