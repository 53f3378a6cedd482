import { useState } from 'react'

export interface Selection {
  ids: ReadonlySet<string>
  /** Ticks or unticks one; the next range begins there. */
  toggle(id: string): void
  /** Ticks all from where the last tick was to here, in the order of `rows`; without one there, just this. */
  extendTo(id: string, rows: readonly string[]): void
  /** Ticks or unticks all of them. */
  set(ids: readonly string[], isSelected: boolean): void
  /** These and no others. */
  replace(ids: readonly string[]): void
}

function between(rows: readonly string[], from: string | undefined, to: string): readonly string[] {
  const [start, end] = [from === undefined ? -1 : rows.indexOf(from), rows.indexOf(to)]
  if (start < 0 || end < 0) return [to]
  return rows.slice(Math.min(start, end), Math.max(start, end) + 1)
}

/** What is ticked, on whatever page it stands. */
export function useSelection(): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [anchor, setAnchor] = useState<string>()
  const set = (some: readonly string[], isSelected: boolean) =>
    setIds((current) => {
      const next = new Set(current)
      for (const id of some) {
        if (isSelected) next.add(id)
        else next.delete(id)
      }
      return next
    })
  return {
    ids,
    set,
    toggle(id) {
      set([id], !ids.has(id))
      setAnchor(id)
    },
    extendTo(id, rows) {
      set(between(rows, anchor, id), true)
      setAnchor(id)
    },
    replace(only) {
      setIds(new Set(only))
      setAnchor(undefined)
    },
  }
}
