import { Lock } from 'lucide-react'
import { memo, type ReactNode, useEffect, useRef } from 'react'
import { cn } from '@/components/ui/cn'
import type { BoardCard } from './board-model'
import { makeDraggable } from './drag'
import { cardHeight } from './row'

/** What a renderer must put on the one element of the card that takes the focus, usually its link. */
export interface CardFocusProps {
  tabIndex: number
  draggable: false
  'data-card-focus': ''
}

export interface CardSlotProps<T extends BoardCard> {
  card: T
  name: string
  /** Distance from the top of the list, px. */
  top: number
  position: number
  count: number
  isTabStop: boolean
  isDragged: boolean
  /** Whether this reader moves cards at all. */
  isMovable: boolean
  lock?: string
  render: (card: T, focus: CardFocusProps) => ReactNode
  onMenu: (cardId: string, anchor: DOMRect) => void
}

const corner =
  'absolute top-0.5 right-0.5 grid size-7 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink pointer-coarse:size-9 [&_svg]:size-3.5'

/** A card's place in its column. Drawn anew only when its own props change: a column of thousands scrolls through these. */
export const CardSlot = memo(function CardSlot<T extends BoardCard>(props: CardSlotProps<T>) {
  const { card, name, top, position, count, isTabStop, isDragged, isMovable, lock, render, onMenu } = props
  const slot = useRef<HTMLLIElement>(null)
  const tabIndex = isTabStop ? 0 : -1
  const canDrag = isMovable && lock === undefined
  const { id } = card

  useEffect(() => {
    if (!slot.current || !canDrag) return
    return makeDraggable(slot.current, id)
  }, [id, canDrag])

  return (
    <li
      ref={slot}
      data-card={id}
      aria-setsize={count}
      aria-posinset={position}
      data-locked={lock === undefined ? undefined : ''}
      style={{ height: cardHeight, transform: `translateY(${top}px)` }}
      className={cn(
        'group absolute inset-x-1.5 top-0 select-none rounded-lg border bg-surface shadow-sm hover:border-control',
        canDrag && 'cursor-grab',
        isDragged && 'opacity-40',
      )}
    >
      {render(card, { tabIndex, draggable: false, 'data-card-focus': '' })}
      {isMovable && lock === undefined ? (
        <button
          type="button"
          tabIndex={tabIndex}
          aria-label={`Move ${name}`}
          aria-haspopup="menu"
          onClick={(event) => onMenu(id, event.currentTarget.getBoundingClientRect())}
          className={cn(
            corner,
            'opacity-0 focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100',
          )}
        >
          {/* Three dots of one element: it is in every card, and an icon is four. */}
          <span
            aria-hidden
            className="size-[3px] rounded-full bg-current [box-shadow:-5px_0_currentColor,5px_0_currentColor]"
          />
        </button>
      ) : null}
      {lock === undefined ? null : (
        <button
          type="button"
          tabIndex={tabIndex}
          aria-label={`Locked. ${lock}`}
          data-hint={lock}
          data-card-lock=""
          className={cn(corner, 'cursor-help text-faint')}
        >
          <Lock aria-hidden />
        </button>
      )}
    </li>
  )
}) as <T extends BoardCard>(props: CardSlotProps<T>) => ReactNode
