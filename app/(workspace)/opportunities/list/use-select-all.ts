import { useEffect, useRef, useState } from 'react'
import type { Selection } from '@/components/list/use-selection'

export interface SelectAll {
  /** All that match are being looked up. */
  isLooking: boolean
  /** Selects all that match, unless meanwhile others match or the seller selects nothing any more. */
  selectAll: () => Promise<void>
}

export interface SelectAllOptions {
  /** Tells one set of matching deals from another. */
  filter: string
  /** @throws When no answer comes. */
  read: () => Promise<string[]>
  onFailure: () => void
}

/** Looks up what matches on all pages: what the seller then changes has to be what the screen says is selected. */
export function useSelectAll(
  selection: Pick<Selection, 'ids' | 'replace'>,
  { filter, read, onFailure }: SelectAllOptions,
): SelectAll {
  const [isLooking, setLooking] = useState(false)
  const shown = useRef({ filter, selected: selection.ids.size })
  useEffect(() => {
    shown.current = { filter, selected: selection.ids.size }
  }, [filter, selection.ids])

  const selectAll = async () => {
    setLooking(true)
    const ids = await read().catch(() => undefined)
    setLooking(false)
    if (!ids) onFailure()
    else if (shown.current.filter === filter && shown.current.selected > 0) selection.replace(ids)
  }
  return { isLooking, selectAll }
}
