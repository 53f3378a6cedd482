import { useLayoutEffect, useRef, useState } from 'react'

/** Which rails are open. One that a card opened by being held over it closes again when the card lands elsewhere. */
export function useRails() {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const openedByDrag = useRef(new Set<string>())
  const toggled = useRef<string>(undefined)
  const close = (id: string) => setOpen((ids) => new Set([...ids].filter((each) => each !== id)))

  // Opening and closing replace the button that was pressed; the focus goes to the one that takes it back.
  useLayoutEffect(() => {
    if (toggled.current === undefined) return
    const button = document.querySelector<HTMLElement>(`[data-toggle="${CSS.escape(toggled.current)}"]`)
    toggled.current = undefined
    button?.focus({ preventScroll: true })
    button?.closest('[data-column]')?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
  })

  return {
    open,
    close,
    toggle(id: string) {
      toggled.current = id
      setOpen((ids) =>
        ids.has(id) ? new Set([...ids].filter((each) => each !== id)) : new Set([...ids, id]),
      )
    },
    openUp(id: string, isForDrag = false) {
      if (isForDrag) openedByDrag.current.add(id)
      setOpen((ids) => (ids.has(id) ? ids : new Set([...ids, id])))
    },
    closeAfterDrag(landedOn: string | undefined) {
      for (const id of openedByDrag.current) if (id !== landedOn) close(id)
      openedByDrag.current.clear()
    },
  }
}
