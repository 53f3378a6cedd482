import type { Kept, Written } from '@/lib/queue/desk'

/** Which record a step concerned, and how it stands. */
export interface DealReceipt {
  /** AWS's, or our name for a record that AWS has yet to make. */
  id: string
  /** The version the next edit starts from; not yet there for a record that is not made. */
  seen?: string
  /** AWS does not have it yet. It is kept and goes by itself. */
  queued?: true
}

export function receiptOf(taken: Written | Kept): DealReceipt {
  if (!('opportunity' in taken)) return taken
  const { Id, LastModifiedDate } = taken.opportunity
  return { id: Id, seen: LastModifiedDate, ...(taken.queued && { queued: true }) }
}
