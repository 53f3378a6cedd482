import { valueAt, withValueAt } from '@/lib/form/paths'
import { lockedChanges } from './changes'
import { changesBy, type Merge, mergeEdits } from './merge'

/** An edit that can no longer be sent, because AWS has closed its field meanwhile. */
export interface StrandedEdit {
  path: string
  mine: unknown
  theirs: unknown
}

/** An edit carried over from the version it was made against to a newer one. */
export interface Rebase<T> extends Merge<T> {
  /** What changed at AWS between the two versions. */
  changes: { path: string; was: unknown; now: unknown }[]
  /** Mine, in fields that are closed now. `merged` holds AWS's values there, so that the rest can still be saved. */
  stranded: StrandedEdit[]
}

/**
 * What becomes of `mine`, made against `base`, now that the record reads `theirs` and only `editable` fields are open.
 * Nothing typed is dropped: it is in `merged`, in a conflict to be decided, or stranded.
 */
export function rebase<T extends object>(
  versions: { base: T; mine: T; theirs: T },
  editable: (path: string) => boolean,
): Rebase<T> {
  const { base, mine, theirs } = versions
  const { merged, conflicts } = mergeEdits(base, mine, theirs)
  const stranded = lockedChanges(theirs, merged, editable).map((path) => ({
    path,
    mine: valueAt(merged, path),
    theirs: valueAt(theirs, path),
  }))
  return {
    merged: stranded.reduce<T>((values, edit) => withValueAt(values, edit.path, edit.theirs) as T, merged),
    conflicts: conflicts.filter(({ path }) => editable(path)),
    changes: changesBy(base, theirs),
    stranded,
  }
}
