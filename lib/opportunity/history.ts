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

/** One observed change of a record, or the first sight of it. */
export interface HistoryEntry {
  /** Grows by one per entry of a record. */
  number: number
  kind: 'created' | 'changed'
  /** When it happened, by AWS's clock: CreatedDate of a new record, LastModifiedDate of a changed one. RFC 3339, UTC. */
  at: string
  /** When we saw it, by ours. */
  seenAt: string
  /** LastModifiedDate as AWS sent it. */
  version: string
  who: Author
  /** Empty for `created`. */
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

/**
 * What one reading shows to have changed, by author: AWS's review decisions apart from everything else, which is
 * `author`'s.
 */
export function attributedChanges(
  before: object,
  after: object,
  author: Author,
): { who: Author; changes: FieldChange[] }[] {
  const changes = observedChanges(before, after)
  const decided = isDecision(statusIn(before), statusIn(after))
  const isAws = ({ path }: FieldChange) => decided && reviewFields.has(path)
  const parts = [
    { who: author, changes: changes.filter((change) => !isAws(change)) },
    { who: { kind: 'aws' } as const, changes: changes.filter(isAws) },
  ]
  return parts.filter((part) => part.changes.length > 0)
}

/** Several changes as one, oldest first: what a field was at first and is at last, unless that is the same. */
export function foldedChanges(changes: Iterable<FieldChange>): FieldChange[] {
  const folded = new Map<string, FieldChange>()
  for (const change of changes) {
    folded.set(change.path, { ...change, was: (folded.get(change.path) ?? change).was })
  }
  return [...folded.values()].filter(({ was, now }) => !isSame(was, now))
}
