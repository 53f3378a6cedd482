import { type RefObject, useEffect, useEffectEvent, useState } from 'react'
import { makeAutoScroll, watchDrags } from './drag'

/** The id of the card in the air. */
export function useDrag({
  isMovable,
  track,
  onDrop,
}: {
  isMovable: boolean
  track: RefObject<HTMLElement | null>
  onDrop: (cardId: string, columnId: string | undefined) => void
}): string | undefined {
  const [dragged, setDragged] = useState<string>()
  const drop = useEffectEvent(onDrop)
  useEffect(() => {
    if (!isMovable || !track.current) return
    const stopScrolling = makeAutoScroll(track.current)
    const stopWatching = watchDrags({
      onPickUp: setDragged,
      onDrop: (cardId, columnId) => {
        setDragged(undefined)
        drop(cardId, columnId)
      },
    })
    return () => {
      stopScrolling()
      stopWatching()
    }
  }, [isMovable, track])
  return dragged
}
