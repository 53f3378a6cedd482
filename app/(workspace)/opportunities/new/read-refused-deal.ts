import * as z from 'zod'
import { fillForm } from '@/lib/form/fill-form'
import { blankOpportunity, NewOpportunity } from '@/lib/opportunity/new-opportunity'
import type { Queue } from '@/lib/queue/queue'
import type { QueuedWrite } from '@/lib/queue/queued-write'
import { changeRow } from '../../queue/change-row'
import { mayDecide, type Reader } from '../[id]/read-waiting'

/** A new deal that AWS refused after its seller had left the form. */
export interface RefusedDeal {
  /** Of the write. */
  id: string
  form: NewOpportunity
  /** What AWS said. */
  reason?: string
}

/** What waits for the deal to be made says which solution it was to have, and how AWS was to be involved. */
function chosenFor(followers: readonly QueuedWrite[]) {
  const contents = followers.map(({ content }) => content)
  const link = contents.findLast((content) => content.kind === 'associate' && content.type === 'Solutions')
  const submission = contents.findLast((content) => content.kind === 'submit')
  return {
    RelatedEntityIdentifier: link?.kind === 'associate' ? link.entity : '',
    AwsSubmission: submission?.kind === 'submit' ? submission.involvement : blankOpportunity().AwsSubmission,
  }
}

/** The stopped creation, if the reader may decide on it. */
export async function decidableCreation(
  queue: Pick<Queue, 'read'>,
  reader: Reader,
  writeId: string,
): Promise<QueuedWrite | undefined> {
  const write = await queue.read(writeId)
  const isCreation = write?.catalog === reader.catalog && write.content.kind === 'create'
  return isCreation && mayDecide(write, reader) ? write : undefined
}

/**
 * The refused deal that the reader wants to mend, as the form had it.
 * @param asked Names its write, as the address has it: anything at all.
 * @returns undefined when there is none, or none that the reader may decide on.
 */
export async function readRefusedDeal(
  queue: Pick<Queue, 'read' | 'ofRecord'>,
  reader: Reader,
  asked: unknown,
): Promise<RefusedDeal | undefined> {
  const { data: writeId } = z.uuid().safeParse(asked)
  const write = writeId === undefined ? undefined : await decidableCreation(queue, reader, writeId)
  if (write?.content.kind !== 'create') return undefined
  const followers = await queue.ofRecord(reader.catalog, write.recordId)
  const form = fillForm(NewOpportunity, { ...write.content.input, ...chosenFor(followers) })
  const { reason } = changeRow(write, undefined, reader)
  return { id: write.id, form, ...(reason !== undefined && { reason }) }
}
