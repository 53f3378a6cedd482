import { withValueAt } from '@/lib/form/paths'
import { changedPaths, isSame, valueAt, withChanges } from '@/lib/opportunity/changes'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { rebase } from '@/lib/opportunity/rebase'
import { closedReason, openIn } from '@/lib/partner-central/closed-fields'
import type { Attempt, Collision, ContentOf, FieldEdit } from './queued-write'

/** What to do with an edit now that AWS's record reads as it does. */
export type CarriedOver =
  /** AWS has it already. */
  | { to: 'done' }
  | { to: 'send'; next: Opportunity; attempt: Attempt }
  /** Both changed these fields. */
  | { to: 'conflict'; fields: Collision[] }
  /** AWS has closed these fields meanwhile. */
  | { to: 'held'; fields: { path: string; message: string }[] }

type Members = Record<string, unknown>

function partOf(edits: readonly FieldEdit[], pick: (edit: FieldEdit) => unknown): Members {
  return edits.reduce<unknown>((part, edit) => withValueAt(part, edit.path, pick(edit)), {}) as Members
}

const nextSteps = 'LifeCycle.NextSteps'

function timesInHistory(record: Opportunity, text: unknown): number {
  if (typeof text !== 'string' || text === '') return 0
  return (record.LifeCycle?.NextStepsHistory ?? []).filter((entry) => entry?.Value === text).length
}

/**
 * Whether what was sent without an answer arrived: the record is newer and reads as we wrote it, or its history of next
 * steps holds ours once more, though somebody has written over it since.
 */
export function hasArrived(attempt: Attempt, current: Opportunity): boolean {
  if (Date.parse(current.LastModifiedDate) === Date.parse(attempt.version)) return false
  if (attempt.values.every(({ path, value }) => isSame(valueAt(current, path), value))) return true
  const ours = attempt.values.find(({ path }) => path === nextSteps)
  return ours !== undefined && timesInHistory(current, ours.value) > attempt.timesInHistory
}

function attemptOf(current: Opportunity, paths: string[], next: Opportunity): Attempt {
  return {
    version: current.LastModifiedDate,
    values: paths.map((path) => ({ path, value: valueAt(next, path) ?? null })),
    timesInHistory: timesInHistory(current, valueAt(next, nextSteps)),
  }
}

/**
 * Carries an edit over to the record as AWS has it now: fields that others changed stay theirs, fields that both changed
 * alike are done, and what collides or is closed by now goes back to the seller as a whole.
 * @param attempt What was sent of it before without an answer.
 */
export function carryOver(
  { edits, answersAws = false }: ContentOf<'update'>,
  current: Opportunity,
  attempt?: Attempt,
): CarriedOver {
  if (attempt && hasArrived(attempt, current)) return { to: 'done' }
  const theirs = partOf(edits, ({ path }) => valueAt(current, path))
  const base = partOf(edits, (edit) => ('was' in edit ? edit.was : valueAt(current, edit.path)))
  const mine = partOf(edits, (edit) => edit.mine)
  const { merged, conflicts, stranded } = rebase({ base, mine, theirs }, openIn(current))
  if (stranded.length > 0) {
    const message = closedReason(current)
    return { to: 'held', fields: stranded.map(({ path }) => ({ path, message })) }
  }
  if (conflicts.length > 0) return { to: 'conflict', fields: conflicts }

  const changes = changedPaths(theirs, merged).length > 0
  const isAwaited = answersAws && current.LifeCycle?.ReviewStatus === 'Action Required'
  if (!changes && !isAwaited) return { to: 'done' }
  const next = withChanges(current, merged)
  const paths = edits.map(({ path }) => path)
  return { to: 'send', next, attempt: attemptOf(current, paths, next) }
}
