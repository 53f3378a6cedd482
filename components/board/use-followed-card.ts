import { type RefObject, useCallback, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { type BoardCard, type BoardColumn, findCard } from './board-model'
import type { ColumnHandle } from './column'
import { mayTakeFocus } from './focus'

/**
 * Keeps the focus on a moved card: it is taken out of one list and put into another, there and, when AWS refuses, back.
 * @returns The function that starts to follow a card, given where it is now.
 */
export function useFollowedCard<T extends BoardCard>(
  columns: readonly BoardColumn<T>[],
  handles: RefObject<Map<string, ColumnHandle>>,
  rails: { openUp: (columnId: string) => void; close: (columnId: string) => void },
): (cardId: string, columnId: string) => void {
  const followed = useRef<{ cardId: string; columnId: string; opened?: string }>(undefined)
  const open = useEffectEvent(rails.openUp)
  const close = useEffectEvent(rails.close)
  useLayoutEffect(() => {
    const current = followed.current
    const place = findCard(columns, current?.cardId)
    if (!current || !place || place.column.id === current.columnId) return
    const handle = handles.current.get(place.column.id)
    if (!handle) {
      current.opened = place.column.id
      return open(place.column.id)
    }
    // The rail that opened for a card which is not taken closes behind it.
    if (current.opened === current.columnId) close(current.columnId)
    current.columnId = place.column.id
    if (mayTakeFocus(current.cardId)) handle.focusCard(place.index)
  })
  return useCallback((cardId, columnId) => {
    followed.current = { cardId, columnId }
  }, [])
}
