import type { Mirror } from '@/lib/mirror/mirror'
import type { Catalog, Opportunity } from '@/lib/opportunity/opportunity'
import { withPending } from '@/lib/opportunity/pending'
import { plainDateOf } from '@/lib/opportunity/plain-date'
import type { SubmissionTask } from '@/lib/opportunity/submission-task'
import { refuseClosedFields } from '@/lib/partner-central/closed-fields'
import { isSameInstant, type OpportunityEdit } from '@/lib/partner-central/edit'
import { PartnerCentralError, VersionConflictError } from '@/lib/partner-central/errors'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'
import { refusePassedDate } from '@/lib/partner-central/refuse-passed-date'
import { editsBetween } from './edits-between'
import type { NewWrite } from './enqueue'
import { errorOf, serviceErrorOf } from './failures'
import type { Queue } from './queue'
import type { Author, ContentOf, QueuedWrite, WriteContent } from './queued-write'
import { creationOf, isUnmade } from './record-name'

/** A write that was taken over the counter. */
export interface Written {
  /** As AWS has it now, or as it will read once AWS has the write. */
  opportunity: Opportunity
  /** AWS does not have it yet. It is kept and goes as soon as AWS takes it. */
  queued?: true
  /** The mirror's revision that consists of this write alone, where there is one. */
  revision?: number
  /** What AWS answered to the submission that the write was or ended with. */
  task?: SubmissionTask
}

/** A write that is kept for a record which AWS has yet to make. `id` is what the record goes by now. */
export interface Kept {
  id: string
  queued: true
}

export interface EditOptions {
  /** Should AWS still wait for an answer afterwards, the record is submitted again: `Written.task`. */
  resubmits?: boolean
  /** A write that waits for its seller and is given up for this one, at the moment in which this one is kept. */
  replaces?: string
}

type OtherContent = Exclude<WriteContent, { kind: 'update' | 'create' }>

/** Where somebody at a screen hands in a write and waits a moment for what becomes of it. */
export interface Desk {
  /**
   * Puts an edit in the queue and waits. What AWS has within the time comes back; later, the write stays in the queue.
   * @throws LockedFieldsError, PassedDateError, VersionConflictError, PartnerCentralError: nothing was kept, since the
   * form still holds what was typed.
   */
  edit(edit: OpportunityEdit, options?: EditOptions): Promise<Written>
  /**
   * The same for a write of another kind. A submission that AWS fails is an answer (`task`), no error.
   * @param token Names the write: ordered again with the same one it is no second write, and AWS knows it by it too.
   */
  write(recordId: string, content: OtherContent, token?: string): Promise<Written>
  /**
   * Makes a record, once per token. Until AWS has made it, it goes by a name of ours, to which more can be added: `keep`.
   * @throws PartnerCentralError when AWS refuses it; nothing was kept.
   */
  create(
    token: string,
    content: Omit<ContentOf<'create'>, 'kind'>,
    options?: Pick<EditOptions, 'replaces'>,
  ): Promise<Written | Kept>
  /**
   * Keeps a write for a record that may still have to be made, and does not wait.
   * @throws PartnerCentralError when the record was taken back before AWS had it.
   */
  keep(recordId: string, content: OtherContent, token?: string): Promise<Kept>
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

/** How the queue and AWS know a write that is ordered twice. */
function named(token: string | undefined): Pick<NewWrite, 'id' | 'clientToken'> {
  return token === undefined ? {} : { id: token, clientToken: token }
}

/** Somebody cancelled it while its seller waited at the form. */
function takenBack(): PartnerCentralError {
  return new PartnerCentralError('ValidationException', 'This was taken back before AWS had it.')
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

  const handIn = async (write: Omit<NewWrite, 'catalog' | 'by'>): Promise<QueuedWrite> => {
    const ordered = await queue.enqueue({ ...write, catalog, by, awaitedMs: patienceMs })
    const settled = await queue.outcome(ordered.id, patienceMs)
    const isOpen = settled?.state === 'queued' || settled?.state === 'sending'
    return (isOpen ? await queue.leave(ordered.id) : settled) ?? ordered
  }

  const written = async (settled: QueuedWrite): Promise<Written> => {
    const { state, failure, task, revision } = settled
    if (state === 'cancelled' && !task) {
      throw failure ? errorOf(failure, await shown(settled.recordId)) : takenBack()
    }
    const isAnswered = state === 'sent' || (state === 'cancelled' && task !== undefined)
    return {
      opportunity: await shown(settled.recordId),
      ...(!isAnswered && { queued: true }),
      ...(isAnswered && revision !== undefined && { revision }),
      ...(isAnswered && task && { task }),
    }
  }

  return {
    shown,

    async edit({ id, seen, change, origin }, { resubmits, replaces } = {}) {
      const current = await shown(id, seen)
      if (!isSameInstant(current.LastModifiedDate, seen)) throw new VersionConflictError(current)
      const next = { ...change(current), Id: current.Id, LastModifiedDate: seen }
      refuseClosedFields(current, next, origin)
      const edits = editsBetween(current, next)
      const answersAws = current.LifeCycle?.ReviewStatus === 'Action Required'
      if (edits.length === 0 && !answersAws) {
        if (replaces !== undefined) await queue.cancel(replaces)
        return { opportunity: current }
      }
      refusePassedDate(next, plainDateOf(new Date()))
      const content = {
        ...{ kind: 'update' as const, edits, seen },
        ...(answersAws && { answersAws }),
        ...(answersAws && resubmits && { resubmits }),
      }
      return written(await handIn({ recordId: id, content, ...(replaces !== undefined && { replaces }) }))
    },

    async write(recordId, content, token) {
      // What cannot be shown afterwards is better not begun.
      await shown(recordId)
      return written(await handIn({ recordId, content, ...named(token) }))
    },

    async create(token, content, { replaces } = {}) {
      const settled = await handIn({
        content: { kind: 'create', ...content },
        ...named(token),
        ...(replaces !== undefined && { replaces }),
      })
      const { state, failure, recordId } = settled
      if (state === 'sent') return written(settled)
      if (state === 'cancelled') throw failure?.kind === 'service' ? serviceErrorOf(failure) : takenBack()
      return { id: recordId, queued: true }
    },

    async keep(recordId, content, token) {
      const creation = isUnmade(recordId) ? await queue.read(creationOf(recordId)) : undefined
      if (creation?.state === 'cancelled') throw takenBack()
      const kept = await queue.enqueue({ recordId, content, catalog, by, ...named(token) })
      return { id: kept.recordId, queued: true }
    },
  }
}
