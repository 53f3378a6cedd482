import type { KeyboardEvent, RefObject } from 'react'
import { useShortcuts } from '@/components/shell/use-shortcuts'
import { rowLinkAttribute } from './list-model'
import type { Selection } from './use-selection'

export interface RowKeysOptions {
  /** What the rows are in. */
  list: RefObject<HTMLElement | null>
  /** Ids of the rows, from the top. */
  rows: readonly string[]
  /** Those of them that can be selected. */
  selectable: readonly string[]
  /** Left out where nothing can be selected. */
  selection?: Selection
}

const steps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

function rowOf(target: EventTarget | null): string | undefined {
  return target instanceof HTMLElement ? target.closest<HTMLElement>('[data-row]')?.dataset.row : undefined
}

/**
 * Moves between rows (`J`, `K`, arrows) and selects them (`X` or space, with Shift up to here). `J` and `K` also come in
 * from elsewhere on the page. `Enter` is the row's link's own.
 * @returns The handler for the element around the rows.
 */
export function useRowKeys({ list, rows, selectable, selection }: RowKeysOptions) {
  const focus = (id: string | undefined) =>
    list.current?.querySelector<HTMLElement>(`[${rowLinkAttribute}="${CSS.escape(id ?? '')}"]`)?.focus()
  const enter = () => focus(rows[0])
  useShortcuts({ j: enter, k: enter })

  const select = (id: string, isRange: boolean) => {
    if (!selectable.includes(id) && !selection?.ids.has(id)) return
    if (isRange) selection?.extendTo(id, selectable)
    else selection?.toggle(id)
  }

  return (event: KeyboardEvent<HTMLElement>) => {
    const id = rowOf(event.target)
    if (id === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    // Space ticks a box by itself, but knows no range.
    const isBox = event.target instanceof HTMLInputElement
    const step = steps[event.key]
    if (step !== undefined) focus(rows[rows.indexOf(id) + step])
    else if (event.key === 'x' || event.key === 'X') select(id, event.key === 'X')
    else if (event.key === ' ' && !(isBox && !event.shiftKey)) select(id, event.shiftKey)
    else if (event.key === 'Escape' && selection && selection.ids.size > 0) selection.replace([])
    else return
    event.preventDefault()
  }
}
