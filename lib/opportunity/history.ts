import { withValueAt } from '@/lib/form/paths'
import { fieldOf, isSame, valueAt } from './changes'
import { changesBy } from './merge'
import type { ReviewStatus } from './review'

/** Who made a change: somebody at Tandem, AWS, or somebody we cannot tell (another system, the console). */
export type Author = { kind: 'user'; userId: string; name: string } | { kind: 'aws' } | { kind: 'other' }

/** A field by its path; a list of objects (`Customer.Contacts`) is one field. Absent values are empty. */
export interface FieldChange {
  path: string
  was?: unknown
  now?: unknown
}

/** One observed change of a record, the first sight of it, or that AWS stopped returning it or returns it again. */
export interface HistoryEntry {
  /** Grows by one per entry of a record. */
  number: number
  kind: 'created' | 'changed' | 'gone' | 'returned'
  /**
   * When it happened, by AWS's clock: CreatedDate of a new record, LastModifiedDate of a changed one. AWS does not tell
   * when it stopped returning one: then as `seenAt`. RFC 3339, UTC.
   */
  at: string
  /** When we saw it, by ours. */
  seenAt: string
  /** LastModifiedDate as AWS sent it. */
  version: string
  who: Author
  /** Empty unless `changed`. */
  changes: FieldChange[]
}

/** What moves with every write or never says anything by itself. */
const noise = new Set([
  'Arn',
  'Catalog',
  'CreatedDate',
  'Id',
  'LastModifiedDate',
  'LifeCycle.NextStepsHistory',
])

const reviewFields = new Set([
  'LifeCycle.ReviewComments',
  'LifeCycle.ReviewStatus',
  'LifeCycle.ReviewStatusReason',
])

/** The fields that say something else than before, without the noise of saving. */
export function observedChanges(before: object, after: object): FieldChange[] {
  const fields = new Set(changesBy(before, after).map(({ path }) => fieldOf(path)))
  return [...fields]
    .filter((path) => !noise.has(path))
    .map((path) => ({ path, was: valueAt(before, path), now: valueAt(after, path) }))
}

/** A submission, and an answer to Action Required, are the partner's; every other step of a review is AWS's. */
function isDecision(was: ReviewStatus | undefined, now: ReviewStatus | undefined): boolean {
  if (now === 'Pending Submission' || now === 'Submitted') return was === now
  if (now === 'In review') return was === 'Submitted' || was === 'In review'
  return true
}

function statusIn(record: object): ReviewStatus | undefined {
  return valueAt(record, 'LifeCycle.ReviewStatus') as ReviewStatus | undefined
}

/** Whether somebody who wrote `fields` (any, when not told) may have made the change. A write may answer a review, too. */
export function isWithin({ path }: FieldChange, fields: readonly string[] | undefined): boolean {
  return fields === undefined || reviewFields.has(path) || fields.some((field) => fieldOf(field) === path)
}

/**
 * What one reading shows to have changed, by author: AWS's review decisions, what `author` wrote, and what somebody else
 * did in between.
 * @param fields The fields the author wrote; everything that AWS did not decide is the author's when left out.
 */
export function attributedChanges(
  before: object,
  after: object,
  author: Author,
  fields?: readonly string[],
): { who: Author; changes: FieldChange[] }[] {
  const decided = isDecision(statusIn(before), statusIn(after))
  const whose = (change: FieldChange): Author['kind'] => {
    if (decided && reviewFields.has(change.path)) return 'aws'
    return isWithin(change, fields) ? author.kind : 'other'
  }
  const changes = observedChanges(before, after)
  const authors: Author[] = [
    ...(author.kind === 'other' ? [] : [{ kind: 'other' } as const]),
    author,
    { kind: 'aws' },
  ]
  return authors
    .map((who) => ({ who, changes: changes.filter((change) => whose(change) === who.kind) }))
    .filter((part) => part.changes.length > 0)
}

/** Several changes as one, oldest first: what a field was at first and is at last, unless that is the same. */
export function foldedChanges(changes: Iterable<FieldChange>): FieldChange[] {
  const folded = new Map<string, FieldChange>()
  for (const change of changes) {
    folded.set(change.path, { ...change, was: (folded.get(change.path) ?? change).was })
  }
  return [...folded.values()].filter(({ was, now }) => !isSame(was, now))
}

/** The record as it was before these changes, given oldest first. Only what history notes is undone. */
export function undone<Kind extends object>(record: Kind, changes: readonly FieldChange[]): Kind {
  return changes.reduceRight<unknown>((later, { path, was }) => withValueAt(later, path, was), record) as Kind
}
