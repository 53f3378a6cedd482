'use client'

import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import { cn } from '@/components/ui/cn'
import { Skeleton } from '@/components/ui/skeleton'
import type { BoardCard } from './board-model'
import { CardSlot } from './card-slot'
import type { ColumnProps } from './column'
import { makeAutoScroll } from './drag'
import { focusCard } from './focus'
import { assumedHeight, cardGap, cardHeight, rowHeight } from './row'

/**
 * How many loaded cards may be left below when the next page is asked for. A column that nobody has scrolled asks only
 * when its screen is not full.
 */
const pageAhead = { untouched: 1, scrolled: 12 }

/** Where each column was scrolled to when it was last on the screen, px: coming back from a card is coming back to it. */
const leftAt = new Map<string, number>()

/** The drawn rows, and always the one that holds the tab stop: a focused card must not vanish by scrolling. */
function withRow(range: Range, index: number): number[] {
  const rows = defaultRangeExtractor(range)
  return index < 0 || rows.includes(index) ? rows : [...rows, index].sort((a, b) => a - b)
}

export type CardListProps<T extends BoardCard> = ColumnProps<T> & { labelledBy: string; isDimmed: boolean }

/** A column's cards, of which only those in sight are drawn. */
export function CardList<T extends BoardCard>(props: CardListProps<T>) {
  // The virtualizer is one mutable object: memoised by identity, the list would never see it change.
  'use no memo'
  const { ref, column, rules, isMovable, dragged, renderCard, onMenu, onNeedMore, labelledBy, isDimmed } =
    props
  const { cards, hasMore, count } = column
  const scroller = useRef<HTMLDivElement>(null)
  const [tabStopId, setTabStopId] = useState<string>()
  const tabStop = Math.max(
    cards.findIndex(({ id }) => id === tabStopId),
    0,
  )

  const virtualizer = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => cardHeight,
    getItemKey: (index) => cards[index]?.id ?? index,
    rangeExtractor: (range) => withRow(range, cards.length > 0 ? tabStop : -1),
    gap: cardGap,
    paddingEnd: cardGap,
    overscan: 2,
    initialRect: { width: 240, height: assumedHeight },
    initialOffset: () => Math.min(leftAt.get(column.id) ?? 0, Math.max(cards.length - 1, 0) * rowHeight),
  })
  useEffect(() => () => void leftAt.set(column.id, virtualizer.scrollOffset ?? 0), [column.id, virtualizer])

  const focusNext = useRef<string>(undefined)
  useImperativeHandle(ref, () => ({
    scrolled: () => virtualizer.scrollOffset ?? 0,
    markFocused: setTabStopId,
    focusCard: (index) => {
      const cardId = cards[index]?.id
      if (cardId === undefined) return
      virtualizer.scrollToIndex(index, { align: 'auto' })
      setTabStopId(cardId)
      focusNext.current = focusCard(cardId) ? undefined : cardId
    },
  }))
  useLayoutEffect(() => {
    if (focusNext.current && focusCard(focusNext.current)) focusNext.current = undefined
  })

  const rows = virtualizer.getVirtualItems()
  const ahead = virtualizer.scrollOffset ? pageAhead.scrolled : pageAhead.untouched
  const isNearEnd = (rows.at(-1)?.index ?? -1) >= cards.length - ahead
  useEffect(() => {
    if (hasMore && isNearEnd) onNeedMore(column.id, cards.length)
  }, [hasMore, isNearEnd, onNeedMore, column.id, cards.length])

  useEffect(() => {
    if (!scroller.current || !isMovable) return
    return makeAutoScroll(scroller.current)
  }, [isMovable])

  return (
    <div
      ref={scroller}
      className={cn('min-h-0 flex-1 overflow-y-auto overscroll-y-contain pt-0.5', isDimmed && 'opacity-45')}
    >
      <ul aria-labelledby={labelledBy} className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {rows.map(({ index, start }) => {
          const card = cards[index]
          return card ? (
            <CardSlot
              key={card.id}
              card={card}
              name={rules.nameOf(card)}
              top={start}
              position={index + 1}
              count={count}
              isTabStop={index === tabStop}
              isDragged={card.id === dragged?.id}
              isMovable={isMovable}
              lock={rules.lockOf(card)}
              render={renderCard}
              onMenu={onMenu}
            />
          ) : null
        })}
      </ul>
      {count === 0 ? <p className="px-3 py-6 text-center text-faint text-xs">Nothing here</p> : null}
      {hasMore ? (
        <div aria-hidden className="space-y-2 px-1.5 pb-2">
          <Skeleton className="h-28 rounded-lg" />
          <Skeleton className="h-28 rounded-lg" />
        </div>
      ) : null}
    </div>
  )
}
