import * as z from 'zod'
import type { Mirror } from '@/lib/mirror/mirror'
import type { UnsentField } from '@/lib/opportunity/offered-edit'
import type { Queue } from '@/lib/queue/queue'
import type { QueuedWrite } from '@/lib/queue/queued-write'
import { changeRow } from '../../queue/change-row'
import { mayDecide, type Reader } from './read-waiting'

/** An edit of the deal that was stopped, for its form. */
export interface Offer {
  /** Of the write. */
  id: string
  edits: UnsentField[]
  /** Why it does not go on. */
  reason?: string
}

/** The stopped edit of this deal, if the reader may decide on it. */
async function decidable(
  queue: Pick<Queue, 'read'>,
  reader: Reader,
  id: string,
  writeId: string,
): Promise<QueuedWrite | undefined> {
  const write = await queue.read(writeId)
  const isOfDeal = write?.catalog === reader.catalog && write.recordId === id
  return isOfDeal && mayDecide(write, reader) ? write : undefined
}

/** Whether an edit of this reader's may stand in for that write of the deal. */
export async function mayReplace(
  queue: Pick<Queue, 'read'>,
  reader: Reader,
  id: string,
  writeId: string,
): Promise<boolean> {
  return (await decidable(queue, reader, id, writeId)) !== undefined
}

/**
 * The stopped edit of this deal that the reader wants to look at.
 * @param asked Names it, as the address has it: anything at all.
 * @returns undefined when there is none, or none that the reader may decide on.
 */
export async function readOffer(
  { mirror, queue }: { mirror: Pick<Mirror, 'opportunity'>; queue: Pick<Queue, 'read'> },
  reader: Reader,
  id: string,
  asked: unknown,
): Promise<Offer | undefined> {
  const { data: writeId } = z.uuid().safeParse(asked)
  const write = writeId === undefined ? undefined : await decidable(queue, reader, id, writeId)
  if (write?.content.kind !== 'update') return undefined
  const record = (await mirror.opportunity(reader.catalog, id))?.opportunity
  const { reason } = changeRow(write, record, reader)
  return { id: write.id, edits: write.content.edits, ...(reason !== undefined && { reason }) }
}
