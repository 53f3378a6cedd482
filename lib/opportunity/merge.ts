import { valueAt, withValueAt } from '@/lib/form/paths'
import { changedPaths, isItemList, isMembers, isSame, isSameItem } from './changes'

/** A field that two people changed in different ways since they both read it. */
export interface MergeConflict {
  path: string
  was: unknown
  mine: unknown
  theirs: unknown
}

export interface Merge<T> {
  /** Both sides' edits together. Where they collide it holds mine, so that nothing typed is lost before a choice. */
  merged: T
  conflicts: MergeConflict[]
}

interface Versions {
  was: unknown
  mine: unknown
  theirs: unknown
}

type Members = Record<string, unknown>

function membersOf(value: unknown): Members {
  return isMembers(value) ? value : {}
}

/** Whether the three lists hold the same items in the same places, so that their items can be merged one by one. */
function isAligned(path: string, lists: readonly unknown[]): lists is readonly Members[][] {
  if (!lists.every(isItemList)) return false
  const [first = [], ...others] = lists
  return others.every(
    (list) => list.length === first.length && list.every((item, i) => isSameItem(path, first[i], item)),
  )
}

function mergeMembers(path: string, { was, mine, theirs }: Versions, conflicts: MergeConflict[]): Members {
  const [base, ours, other] = [membersOf(was), membersOf(mine), membersOf(theirs)]
  const names = new Set([...Object.keys(ours), ...Object.keys(other), ...Object.keys(base)])
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      mergeValue(
        path === '' ? name : `${path}.${name}`,
        { was: base[name], mine: ours[name], theirs: other[name] },
        conflicts,
      ),
    ]),
  )
}

function mergeValue(path: string, versions: Versions, conflicts: MergeConflict[]): unknown {
  const { was, mine, theirs } = versions
  if (isSame(was, theirs) || isSame(mine, theirs)) return mine
  if (isSame(was, mine)) return theirs
  if (isMembers(mine) && isMembers(theirs)) return mergeMembers(path, versions, conflicts)
  const lists = [was, mine, theirs]
  if (isAligned(path, lists)) {
    const [base, ours, other] = lists as [Members[], Members[], Members[]]
    return ours.map((item, i) =>
      mergeMembers(`${path}.${i}`, { was: base[i], mine: item, theirs: other[i] }, conflicts),
    )
  }
  conflicts.push({ path, was, mine, theirs })
  return mine
}

/**
 * Brings two edits of the same record together. A field that one side changed is taken from that side; a field both
 * changed alike is no conflict. The items of a list are merged one by one while the same items stand in the same
 * places; otherwise the list is one field.
 * @param base What both started from. @param mine What is on this screen. @param theirs What AWS has now.
 */
export function mergeEdits<T extends object>(base: T, mine: T, theirs: T): Merge<T> {
  const conflicts: MergeConflict[] = []
  const merged = mergeMembers('', { was: base, mine, theirs }, conflicts) as T
  return { merged, conflicts }
}

/** The merge with each conflict in `theirs` decided for AWS's value and the others for the one on this screen. */
export function withPicks<T extends object>({ merged, conflicts }: Merge<T>, theirs: ReadonlySet<string>): T {
  return conflicts
    .filter(({ path }) => theirs.has(path))
    .reduce<T>((values, conflict) => withValueAt(values, conflict.path, conflict.theirs) as T, merged)
}

/** The fields somebody else changed since `base`, with what they hold now. */
export function changesBy(base: object, theirs: object): { path: string; was: unknown; now: unknown }[] {
  return changedPaths(base, theirs).map((path) => ({
    path,
    was: valueAt(base, path),
    now: valueAt(theirs, path),
  }))
}
