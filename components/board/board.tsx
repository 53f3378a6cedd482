'use client'

import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region'
import { type ReactNode, useCallback, useRef, useState } from 'react'
import { type BoardCard, type BoardColumn, type BoardRules, findCard } from './board-model'
import { CardMenu } from './card-menu'
import type { CardFocusProps } from './card-slot'
import { Column, type ColumnHandle } from './column'
import { ColumnSwitcher } from './column-switcher'
import { cardElement, cardIdAt } from './focus'
import { Hints } from './hints'
import { cardForKey } from './keys'
import { Rail } from './rail'
import { useDrag } from './use-drag'
import { useFollowedCard } from './use-followed-card'
import { useListener } from './use-listener'
import { useNarrow } from './use-narrow'
import { useRails } from './use-rails'

export interface BoardProps<T extends BoardCard> {
  columns: readonly BoardColumn<T>[]
  rules: BoardRules<T>
  /** Whether this reader may move cards; without it there is neither drag nor menu. */
  isMovable: boolean
  renderCard: (card: T, focus: CardFocusProps) => ReactNode
  /** The lines under a column's title. */
  renderSummary: (column: BoardColumn<T>) => ReactNode
  /** The only way a card is moved, by drag or by menu. The card moves when `columns` say so. */
  onMove: (card: T, columnId: string) => void
  /** A column shows the end of its `loaded` cards and has more. May be said more than once. */
  onNeedMore: (columnId: string, loaded: number) => void
}

/** Columns of cards. Knows nothing of what the cards stand for. */
export function Board<T extends BoardCard>(props: BoardProps<T>) {
  const { columns, rules, isMovable, renderCard, renderSummary, onMove, onNeedMore } = props
  const track = useRef<HTMLDivElement>(null)
  const handles = useRef(new Map<string, ColumnHandle>())
  const isNarrow = useNarrow()
  const rails = useRails()
  const isOpen = (column: BoardColumn<T>) => !column.isCollapsible || isNarrow || rails.open.has(column.id)
  const follow = useFollowedCard(columns, handles, rails)
  const [menu, setMenu] = useState<{ cardId: string; anchor: DOMRect }>()

  const move = (card: T, columnId: string) => {
    const place = findCard(columns, card.id)
    const target = columns.find(({ id }) => id === columnId)
    if (!place || !target || place.column.id === columnId) return
    const refusal = rules.lockOf(card) ?? rules.refusalOf(card, columnId)
    if (refusal !== undefined) return announce(refusal)
    follow(card.id, place.column.id)
    onMove(card, columnId)
  }

  const drag = useDrag({
    isMovable,
    track,
    onDrop: (cardId, columnId) => {
      rails.closeAfterDrag(columnId)
      const place = findCard(columns, cardId)
      if (place && columnId) move(place.card, columnId)
    },
  })
  const dragged = findCard(columns, drag)?.card
  const openMenu = useCallback((cardId: string, anchor: DOMRect) => setMenu({ cardId, anchor }), [])

  useListener(track, 'focusin', ({ target }) => {
    const place = findCard(columns, cardIdAt(target))
    if (place) handles.current.get(place.column.id)?.markFocused(place.card.id)
  })
  useListener(track, 'keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const place = findCard(columns, cardIdAt(event.target))
    if (!place) return
    if (event.key === 'm' && isMovable) {
      event.preventDefault()
      return askForMove(place.card.id, openMenu)
    }
    const next = cardForKey(event.key, place, columns, {
      isOpen,
      scrolled: (columnId) => handles.current.get(columnId)?.scrolled() ?? 0,
    })
    if (!next) return
    event.preventDefault()
    handles.current.get(next.columnId)?.focusCard(next.index)
  })

  return (
    <Hints className="flex min-h-0 flex-1 flex-col">
      <ColumnSwitcher columns={columns} track={track} />
      <div
        ref={track}
        className="relative flex min-h-0 flex-1 snap-x snap-mandatory gap-2 overflow-x-auto p-3 max-md:scroll-px-3 md:snap-none md:p-4"
      >
        {columns.map((column) =>
          isOpen(column) ? (
            <Column
              key={column.id}
              ref={(handle) => {
                if (handle) handles.current.set(column.id, handle)
                else handles.current.delete(column.id)
              }}
              column={column}
              rules={rules}
              isMovable={isMovable}
              dragged={dragged}
              renderCard={renderCard}
              renderSummary={renderSummary}
              onMenu={openMenu}
              onNeedMore={onNeedMore}
              onCollapse={column.isCollapsible && !isNarrow ? () => rails.toggle(column.id) : undefined}
              className="w-full shrink-0 snap-center md:w-auto md:min-w-52 md:max-w-84 md:flex-1 md:basis-0"
            />
          ) : (
            <Rail
              key={column.id}
              id={column.id}
              title={column.title}
              count={column.count}
              isMovable={isMovable}
              refusal={dragged && rules.refusalOf(dragged, column.id)}
              onToggle={() => rails.toggle(column.id)}
              onHeldOver={() => rails.openUp(column.id, true)}
              className="max-md:w-full"
            />
          ),
        )}
      </div>
      {menu ? (
        <CardMenu
          columns={columns}
          rules={rules}
          cardId={menu.cardId}
          anchor={menu.anchor}
          onPick={move}
          onClose={() => setMenu(undefined)}
        />
      ) : null}
    </Hints>
  )
}

/** Opens the menu at the card; where AWS's lock is in the way, its reason is shown and read instead. */
function askForMove(cardId: string, open: (cardId: string, anchor: DOMRect) => void): void {
  const slot = cardElement(cardId)
  const lock = slot?.querySelector<HTMLElement>('[data-card-lock]')
  if (lock) lock.focus()
  else if (slot) open(cardId, slot.getBoundingClientRect())
}
