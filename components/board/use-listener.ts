import { type RefObject, useEffect, useEffectEvent } from 'react'

/** Listens on the element that holds all columns: one listener, not one per card. */
export function useListener<K extends 'focusin' | 'keydown'>(
  element: RefObject<HTMLElement | null>,
  type: K,
  listener: (event: HTMLElementEventMap[K]) => void,
): void {
  const listen = useEffectEvent(listener)
  useEffect(() => {
    const target = element.current
    const onEvent = (event: HTMLElementEventMap[K]) => listen(event)
    target?.addEventListener(type, onEvent)
    return () => target?.removeEventListener(type, onEvent)
  }, [element, type])
}
