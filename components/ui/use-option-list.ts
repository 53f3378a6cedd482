'use client'

import { type KeyboardEvent, useId, useState } from 'react'
import { filterOptions, type Option } from './filter-options'

export interface OptionList {
  open: boolean
  setOpen(open: boolean): void
  /** What was typed since the list opened; null shows the chosen value instead. */
  query: string | null
  setQuery(query: string | null): void
  found: Option[]
  /** Index into `found` of the row the keyboard is on; -1 for none. */
  active: number
  setActive(index: number): void
  listId: string
  optionId(index: number): string
  /** Arrow keys, Enter and Escape for the text box that steers the list. */
  onKeyDown(event: KeyboardEvent<HTMLInputElement>): void
}

/** The state of a text box with a list under it (the ARIA combobox pattern): focus stays in the box, the list follows. */
export function useOptionList(
  options: readonly Option[],
  { chosen, readOnly, onPick }: { chosen?: string; readOnly: boolean; onPick: (option: Option) => void },
): OptionList {
  const listId = useId()
  const [open, setOpenState] = useState(false)
  const [query, setQueryState] = useState<string | null>(null)
  const [active, setActive] = useState(-1)
  const found = filterOptions(options, query ?? '')

  const setOpen = (next: boolean) => {
    if (next && readOnly) return
    if (next && !open) setActive(found.findIndex((option) => option.value === chosen))
    setOpenState(next)
  }
  const setQuery = (next: string | null) => {
    setQueryState(next)
    setActive(next ? 0 : -1)
  }
  const move = (step: 1 | -1) => {
    if (!open) return setOpen(true)
    const next = active < 0 && step < 0 ? found.length - 1 : active + step
    if (found.length > 0) setActive((next + found.length) % found.length)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (readOnly || event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      move(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      const option = found[active]
      if (option) onPick(option)
    } else if (event.key === 'Escape' && (open || query !== null)) {
      event.stopPropagation()
      setQuery(null)
      setOpenState(false)
    }
  }

  const optionId = (index: number) => `${listId}-${index}`
  return { open, setOpen, query, setQuery, found, active, setActive, listId, optionId, onKeyDown }
}
