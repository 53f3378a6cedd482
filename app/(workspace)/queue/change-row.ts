import { failureOf } from '@/lib/action/failure'
import { valueAt } from '@/lib/opportunity/changes'
import { fieldLabel } from '@/lib/opportunity/field-label'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { openIn } from '@/lib/partner-central/closed-fields'
import { mayCancel } from '@/lib/queue/decide'
import { elsewhereWords, errorOf } from '@/lib/queue/failures'
import type { ListedWrite } from '@/lib/queue/overview'
import { isOver, isWaiting, type WriteContent, type WriteState } from '@/lib/queue/queued-write'
import { isUnmade } from '@/lib/queue/record-name'

/** One field of a change: what it was, what the seller wrote, what AWS has now. */
export interface ChangedField {
  path: string
  was?: unknown
  mine: unknown
  now: unknown
  /** Both changed it. */
  collides: boolean
}

/** A change on its way, as the screen lists it. */
export interface ChangeRow {
  id: string
  recordId: string
  /** The deal, as a seller calls it. */
  company: string
  /** Whose it is; absent for the reader's own. */
  who?: string
  state: WriteState
  /** What is to be done, for a change that is no edit of fields. */
  what?: string
  fields: ChangedField[]
  /** Why it does not go on, or not yet. */
  reason?: string
  /** From 1. */
  position?: number
  secondsLeft?: number
  mayCancel: boolean
  /** It can be sent as it is, once the seller has looked at it. */
  mayRetry: boolean
  /** It can be mended in a form, the deal's or that of a new one, and sent anew. */
  mayEdit: boolean
  /** AWS's version of the deal that `now` is of. */
  version?: string
  /** RFC 3339. */
  at: string
}

function whatOf(content: WriteContent): string | undefined {
  switch (content.kind) {
    case 'update':
      return content.edits.length === 0 ? 'Answer to AWS' : undefined
    case 'associate':
      return `Link ${content.entity}`
    case 'disassociate':
      return `Take away the link to ${content.entity}`
    case 'assign':
      return `Assign to ${content.assignee.FirstName} ${content.assignee.LastName}`
    case 'submit':
      return 'Send to AWS for review'
    case 'create':
      return 'New opportunity'
  }
}

function fieldsOf({ content, failure }: ListedWrite, record: Opportunity | undefined): ChangedField[] {
  if (content.kind !== 'update') return []
  const collisions = failure?.kind === 'conflict' ? failure.fields : []
  return content.edits.map((edit) => ({
    path: edit.path,
    mine: edit.mine,
    now: valueAt(record, edit.path) ?? null,
    collides: collisions.some(({ path }) => path === edit.path || path.startsWith(`${edit.path}.`)),
    ...('was' in edit && { was: edit.was }),
  }))
}

function serviceWords({ state, failure }: ListedWrite): string | undefined {
  if (failure?.kind !== 'service') return undefined
  if (state !== 'refused') {
    return failure.code === 'ThrottlingException'
      ? 'AWS asks to wait. It goes by itself.'
      : 'AWS does not take it now. It goes by itself when AWS is back.'
  }
  const error = failureOf(errorOf(failure, {} as Opportunity))
  if (error?.kind !== 'fields') return 'AWS does not allow this change.'
  const fields = error.fields.map(({ path, message }) => `${fieldLabel(path)}: ${message}`)
  return [error.message, ...fields].filter(Boolean).join(' ')
}

function isOpenNow(fields: readonly ChangedField[], record: Opportunity | undefined): boolean {
  return record !== undefined && fields.every(({ path }) => openIn(record)(path))
}

function reasonOf(write: ListedWrite, isOpen: boolean): string | undefined {
  if (write.state === 'conflict') return 'AWS has something else here since you wrote. Pick what is to stand.'
  if (write.state === 'held') {
    if (isOpen) return 'AWS has unlocked the deal. Look once more, then send.'
    return write.failure?.kind === 'locked' ? write.failure.fields[0]?.message : undefined
  }
  if (write.failure?.kind === 'elsewhere') return elsewhereWords
  return write.state === 'sent' ? undefined : serviceWords(write)
}

/** Whether it waits for its seller. */
export function isStopped(state: WriteState): boolean {
  return !isOver(state) && !isWaiting(state)
}

/** What a deal that AWS has yet to make will be called, as far as this change tells. */
function nameToBe({ content, recordId }: ListedWrite): string {
  const company =
    content.kind === 'create' ? valueAt(content.input, 'Customer.Account.CompanyName') : undefined
  if (typeof company === 'string' && company !== '') return company
  return isUnmade(recordId) ? 'A new opportunity' : recordId
}

/** @param record The deal as AWS has it, as far as we know. @param reader Whose screen it is. */
export function changeRow(
  write: ListedWrite,
  record: Opportunity | undefined,
  reader: { userId: string },
): ChangeRow {
  const fields = fieldsOf(write, record)
  const isOpen = isOpenNow(fields, record)
  const what = whatOf(write.content)
  const reason = reasonOf(write, isOpen)
  return {
    id: write.id,
    recordId: write.recordId,
    company: record?.Customer?.Account?.CompanyName || record?.Project?.Title || nameToBe(write),
    state: write.state,
    fields,
    mayCancel: mayCancel(write),
    mayRetry: write.state === 'refused' || (write.state === 'held' && isOpen),
    mayEdit: isStopped(write.state) && (fields.length > 0 || write.content.kind === 'create'),
    at: (write.settledAt ?? write.createdAt).toISOString(),
    ...(write.by.userId !== reader.userId && { who: write.by.name }),
    ...(what !== undefined && { what }),
    ...(reason !== undefined && { reason }),
    ...(write.position !== undefined && { position: write.position }),
    ...(write.secondsLeft !== undefined && { secondsLeft: write.secondsLeft }),
    ...(record && { version: record.LastModifiedDate }),
  }
}
