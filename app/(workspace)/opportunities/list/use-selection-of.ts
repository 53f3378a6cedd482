import { useEffect, useRef } from 'react'
import type { Selection } from '@/components/list/use-selection'

/**
 * Lets go of what is selected once other deals are shown, whether by the filter bar, a link or the way back: what the
 * seller then changes has to be what the screen shows.
 * @param filter Tells one set of shown deals from another.
 * @param onLetGo Told how many deals are no longer selected, where any were.
 */
export function useSelectionOf(
  filter: string,
  { ids, replace }: Pick<Selection, 'ids' | 'replace'>,
  onLetGo: (count: number) => void,
): void {
  const selectedIn = useRef(filter)
  useEffect(() => {
    if (selectedIn.current === filter) return
    selectedIn.current = filter
    if (ids.size === 0) return
    replace([])
    onLetGo(ids.size)
  })
}
