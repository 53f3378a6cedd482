import type { WaitingChange } from '@/components/record/waiting-change'
import { canWrite } from '@/lib/auth/roles'
import type { Session } from '@/lib/auth/session'
import type { Mirror } from '@/lib/mirror/mirror'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { type PendingState, pendingStates, withPending } from '@/lib/opportunity/pending'
import { openIn } from '@/lib/partner-central/closed-fields'
import type { Queue } from '@/lib/queue/queue'
import { isOver, isWaiting, type QueuedWrite, type WriteState } from '@/lib/queue/queued-write'

/** A deal as screens show it, from our copy alone: reading it costs nothing at AWS. */
export interface WaitingAnswer {
  /** With what is on its way laid over it. */
  opportunity: Opportunity
  complete: boolean
  waiting: WaitingChange[]
}

export type Reader = Pick<Session, 'catalog' | 'userId' | 'role'>

/** Whether the reader may decide what becomes of the write: it is stopped, and his own or he manages everybody's. */
export function mayDecide({ state, by }: QueuedWrite, { userId, role }: Reader): boolean {
  const isTheirs = by.userId === userId || role === 'manager'
  return !isOver(state) && !isWaiting(state) && isTheirs && canWrite(role)
}

function isPending(state: WriteState): state is PendingState {
  return (pendingStates as readonly WriteState[]).includes(state)
}

function waitingChange(write: QueuedWrite, record: Opportunity, reader: Reader): WaitingChange[] {
  const { id, state, by, content } = write
  if (!isPending(state)) return []
  const paths = content.kind === 'update' ? content.edits.map(({ path }) => path) : []
  return [
    {
      ...{ id, state, paths },
      ...(by.userId !== reader.userId && { who: by.name }),
      mayDecide: mayDecide(write, reader),
      isUnlocked: state === 'held' && paths.every(openIn(record)),
    },
  ]
}

/** What the deal waits for, and how it reads meanwhile; undefined for one that we do not have. */
export async function readWaiting(
  { mirror, queue }: { mirror: Mirror; queue: Queue },
  reader: Reader,
  id: string,
): Promise<WaitingAnswer | undefined> {
  const copy = await mirror.opportunity(reader.catalog, id)
  if (!copy) return undefined
  const { opportunity, complete, pending } = copy
  const writes = await queue.ofRecord(reader.catalog, id)
  return {
    opportunity: pending ? withPending(opportunity, pending) : opportunity,
    complete,
    waiting: writes.flatMap((write) => waitingChange(write, opportunity, reader)),
  }
}
