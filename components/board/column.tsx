'use client'

import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { ChevronsLeft } from 'lucide-react'
import {
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { cn } from '@/components/ui/cn'
import { Skeleton } from '@/components/ui/skeleton'
import type { BoardCard, BoardColumn, BoardRules } from './board-model'
import { type CardFocusProps, CardSlot } from './card-slot'
import { makeAutoScroll, makeDropTarget } from './drag'
import { focusCard } from './focus'
import { assumedHeight, cardGap, cardHeight } from './row'

/** What the board asks of a column that is drawn. */
export interface ColumnHandle {
  /** Scrolls the card into view and gives it the focus. */
  focusCard: (index: number) => void
  /** Px scrolled away at the top. */
  scrolled: () => number
  /** The card that has the focus is where Tab comes back to. */
  markFocused: (cardId: string) => void
}

export interface ColumnProps<T extends BoardCard> {
  ref: Ref<ColumnHandle>
  column: BoardColumn<T>
  rules: BoardRules<T>
  isMovable: boolean
  /** The card in the air, from whichever column. */
  dragged?: T
  renderCard: (card: T, focus: CardFocusProps) => ReactNode
  renderSummary: (column: BoardColumn<T>) => ReactNode
  onMenu: (cardId: string, anchor: DOMRect) => void
  /** The end of the `loaded` cards is near. May be said more than once. */
  onNeedMore: (columnId: string, loaded: number) => void
  /** Makes the column a rail again; absent where it cannot be one. */
  onCollapse?: () => void
  className?: string
}

/**
 * How many loaded cards may be left below when the next page is asked for. A column that nobody has scrolled asks only
 * when its screen is not full.
 */
const pageAhead = { untouched: 1, scrolled: 12 }

/** The drawn rows, and always the one that holds the tab stop: a focused card must not vanish by scrolling. */
function withRow(range: Range, index: number): number[] {
  const rows = defaultRangeExtractor(range)
  return index < 0 || rows.includes(index) ? rows : [...rows, index].sort((a, b) => a - b)
}

export function Column<T extends BoardCard>(props: ColumnProps<T>) {
  const { ref, column, rules, isMovable, dragged, renderSummary, onCollapse, className } = props
  const section = useRef<HTMLElement>(null)
  const [isOver, setIsOver] = useState(false)
  const refusal = dragged && rules.refusalOf(dragged, column.id)
  const titleId = `column-${column.id.replace(/\W/g, '-')}`
  const { id } = column

  useEffect(() => {
    if (!section.current || !isMovable) return
    return makeDropTarget(section.current, {
      columnId: id,
      accepts: () => section.current?.dataset.refuses === undefined,
      onOver: setIsOver,
    })
  }, [id, isMovable])

  return (
    <section
      ref={section}
      data-column={id}
      data-refuses={refusal === undefined ? undefined : ''}
      aria-labelledby={titleId}
      className={cn(
        'flex min-h-0 flex-col rounded-xl bg-sunken ring-inset transition-shadow',
        isOver && 'bg-accent-soft ring-2 ring-accent',
        className,
      )}
    >
      <header className="flex h-17 shrink-0 flex-col gap-0.5 px-3 pt-2.5">
        <div className="flex items-center gap-2">
          <h2 id={titleId} className="truncate font-semibold text-ink">
            {column.title}
          </h2>
          <span className="text-muted text-xs tabular-nums">{column.count.toLocaleString('en-US')}</span>
          {onCollapse ? (
            <button
              type="button"
              aria-label={`Collapse ${column.title}`}
              data-toggle={column.id}
              onClick={onCollapse}
              className="-my-1 -mr-1.5 ml-auto grid size-6 place-items-center rounded text-muted hover:bg-hover hover:text-ink max-md:hidden [&_svg]:size-4"
            >
              <ChevronsLeft aria-hidden />
            </button>
          ) : null}
        </div>
        {refusal === undefined ? renderSummary(column) : <p className="text-muted text-xs">{refusal}</p>}
      </header>
      <CardList {...props} ref={ref} labelledBy={titleId} isDimmed={refusal !== undefined} />
    </section>
  )
}

type CardListProps<T extends BoardCard> = ColumnProps<T> & { labelledBy: string; isDimmed: boolean }

function CardList<T extends BoardCard>(props: CardListProps<T>) {
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
  })
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
