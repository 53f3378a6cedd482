import { isSame } from '@/lib/opportunity/changes'
import type { ContentOf, FieldEdit, WriteContent } from './queued-write'

/**
 * Two edits of one record as one: of each field the first `was` and the last `mine`. A field that ends as it began is
 * not edited at all.
 */
export function mergedEdits(earlier: readonly FieldEdit[], later: readonly FieldEdit[]): FieldEdit[] {
  const byPath = new Map(earlier.map((edit) => [edit.path, edit]))
  for (const edit of later) {
    const before = byPath.get(edit.path)
    byPath.set(edit.path, before ? { ...before, mine: edit.mine } : edit)
  }
  return [...byPath.values()].filter((edit) => !('was' in edit) || !isSame(edit.was, edit.mine))
}

/** The waiting update with a later one of the same seller in it. */
export function mergedUpdate(earlier: ContentOf<'update'>, later: ContentOf<'update'>): ContentOf<'update'> {
  const { seen: _seen, ...rest } = earlier
  return {
    ...rest,
    edits: mergedEdits(earlier.edits, later.edits),
    ...(earlier.seen === later.seen && earlier.seen !== undefined && { seen: earlier.seen }),
    ...((earlier.answersAws || later.answersAws) && { answersAws: true }),
    ...((earlier.resubmits || later.resubmits) && { resubmits: true }),
  }
}

/**
 * What stands in for a stopped write. An edit of a record that AWS waits for is, in place of an answer that was to be
 * submitted again, such an answer itself.
 */
export function standingIn(content: WriteContent, stopped: WriteContent | undefined): WriteContent {
  if (content.kind !== 'update' || stopped?.kind !== 'update') return content
  return content.answersAws && stopped.resubmits ? { ...content, resubmits: true } : content
}
