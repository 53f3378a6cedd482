import type { Mirror } from '@/lib/mirror/mirror'
import type { Catalog, Opportunity } from '@/lib/opportunity/opportunity'
import { withPending } from '@/lib/opportunity/pending'
import { refuseClosedFields } from '@/lib/partner-central/closed-fields'
import { isSameInstant, type OpportunityEdit } from '@/lib/partner-central/edit'
import { VersionConflictError } from '@/lib/partner-central/errors'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'
import { editsBetween } from './edits-between'
import { errorOf } from './failures'
import type { Queue } from './queue'
import type { Author, QueuedWrite, WriteContent } from './queued-write'

/** A write that was taken over the counter. */
export interface Written {
  /** As AWS has it now, or as it will read once AWS has the write. */
  opportunity: Opportunity
  /** AWS does not have it yet. It is kept and goes as soon as AWS takes it. */
  queued?: true
  /** The mirror's revision that consists of this write alone, where there is one. */
  revision?: number
}

/** Where somebody at a screen hands in a write and waits a moment for what becomes of it. */
export interface Desk {
  /**
   * Puts an edit in the queue and waits. What AWS has within the time comes back as from `editOpportunity`; later, the
   * write stays in the queue.
   * @throws LockedFieldsError, VersionConflictError, PartnerCentralError as `editOpportunity` does: nothing was kept, since
   * the form still holds what was typed.
   */
  edit(edit: OpportunityEdit): Promise<Written>
  /** The same for a write of another kind. */
  write(recordId: string, content: Exclude<WriteContent, { kind: 'update' | 'create' }>): Promise<Written>
  /** The record as screens show it: what is on its way counts as made. @throws PartnerCentralError */
  shown(id: string, seen?: string): Promise<Opportunity>
}

export interface DeskOptions {
  queue: Queue
  mirror: Mirror
  partnerCentral: PartnerCentral
  catalog: Catalog
  by: Author
  /** How long somebody waits before the screen goes on without AWS's answer. */
  patienceMs: number
}

export function openDesk({ queue, mirror, partnerCentral, catalog, by, patienceMs }: DeskOptions): Desk {
  const shown = async (id: string, seen?: string): Promise<Opportunity> => {
    const copy = await mirror.opportunity(catalog, id)
    const isOld =
      seen !== undefined && copy && Date.parse(copy.opportunity.LastModifiedDate) < Date.parse(seen)
    if (copy?.complete && !isOld) {
      return copy.pending ? withPending(copy.opportunity, copy.pending) : copy.opportunity
    }
    const current = await partnerCentral.getOpportunity(id)
    await mirror.saveOpportunity(catalog, current)
    return copy?.pending ? withPending(current, copy.pending) : current
  }

  const waiting = async (id: string): Promise<Written> => ({ opportunity: await shown(id), queued: true })

  const written = async (settled: QueuedWrite | undefined, recordId: string): Promise<Written> => {
    if (settled?.state === 'cancelled' && settled.failure) {
      throw errorOf(settled.failure, await shown(recordId))
    }
    if (settled?.state !== 'sent') return waiting(recordId)
    const { revision } = settled
    return { opportunity: await shown(recordId), ...(revision !== undefined && { revision }) }
  }

  const handIn = async (recordId: string, content: WriteContent): Promise<Written> => {
    const { id } = await queue.enqueue({ catalog, recordId, by, content, awaitedMs: patienceMs })
    const settled = await queue.outcome(id, patienceMs)
    const isOpen = settled?.state === 'queued' || settled?.state === 'sending'
    return written(isOpen ? await queue.leave(id) : settled, recordId)
  }

  return {
    shown,

    async edit({ id, seen, change, origin }) {
      const current = await shown(id, seen)
      if (!isSameInstant(current.LastModifiedDate, seen)) throw new VersionConflictError(current)
      const next = { ...change(current), Id: current.Id, LastModifiedDate: seen }
      refuseClosedFields(current, next, origin)
      const edits = editsBetween(current, next)
      const answersAws = current.LifeCycle?.ReviewStatus === 'Action Required'
      if (edits.length === 0 && !answersAws) return { opportunity: current }
      return handIn(id, { kind: 'update', edits, seen, ...(answersAws && { answersAws }) })
    },

    write: (recordId, content) => handIn(recordId, content),
  }
}
