'use client'

import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region'
import dynamic from 'next/dynamic'
import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { type BoardCard, type BoardColumn, type BoardRules, findCard } from './board-model'
import type { CardFocusProps } from './card-slot'
import { Column, type ColumnHandle } from './column'
import { ColumnSwitcher } from './column-switcher'
import { makeAutoScroll, watchDrags } from './drag'
import { cardElement, cardIdAt, focusCard, mayTakeFocus } from './focus'
import { Hints } from './hints'
import { cardForKey } from './keys'
import { Rail } from './rail'
import { useNarrow } from './use-narrow'

const MoveMenu = dynamic(() => import('./move-menu').then((module) => module.MoveMenu), { ssr: false })

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
  const follow = useFollowedCard(columns, handles, (columnId) => rails.openUp(columnId))
  const [menu, setMenu] = useState<{ cardId: string; anchor: DOMRect }>()

  const move = (card: T, columnId: string) => {
    const place = findCard(columns, card.id)
    const target = columns.find(({ id }) => id === columnId)
    if (!place || !target || place.column.id === columnId) return
    const refusal = rules.lockOf(card) ?? rules.refusalOf(card, columnId)
    if (refusal !== undefined) return announce(refusal)
    follow(card.id, place.column.id)
    announce(`Moving ${rules.nameOf(card)} to ${target.title}.`)
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
          {...props}
          {...menu}
          onPick={(card, columnId) => move(card, columnId)}
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

function CardMenu<T extends BoardCard>({
  columns,
  rules,
  cardId,
  anchor,
  onPick,
  onClose,
}: BoardProps<T> & {
  cardId: string
  anchor: DOMRect
  onPick: (card: T, columnId: string) => void
  onClose: () => void
}) {
  const place = findCard(columns, cardId)
  if (!place) return null
  const { card, column } = place
  return (
    <MoveMenu
      cardName={rules.nameOf(card)}
      anchor={anchor}
      targets={columns.map(({ id, title }) => ({
        id,
        title,
        isCurrent: id === column.id,
        refusal: id === column.id ? undefined : rules.refusalOf(card, id),
      }))}
      onPick={(columnId) => onPick(card, columnId)}
      onClose={onClose}
      onClosed={() => mayTakeFocus(cardId) && focusCard(cardId)}
    />
  )
}

/** Listens on the element that holds all columns: one listener, not one per card. */
function useListener<K extends 'focusin' | 'keydown'>(
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

/** Which rails are open. One that a card opened by being held over it closes again when the card lands elsewhere. */
function useRails() {
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

/** The id of the card in the air. */
function useDrag({
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

/**
 * Keeps the focus on a moved card: it is taken out of one list and put into another, there and, when AWS refuses, back.
 * @returns The function that starts to follow a card, given where it is now.
 */
function useFollowedCard<T extends BoardCard>(
  columns: readonly BoardColumn<T>[],
  handles: RefObject<Map<string, ColumnHandle>>,
  openUp: (columnId: string) => void,
): (cardId: string, columnId: string) => void {
  const followed = useRef<{ cardId: string; columnId: string }>(undefined)
  const open = useEffectEvent(openUp)
  useLayoutEffect(() => {
    const current = followed.current
    const place = findCard(columns, current?.cardId)
    if (!current || !place || place.column.id === current.columnId) return
    const handle = handles.current.get(place.column.id)
    if (!handle) return open(place.column.id)
    current.columnId = place.column.id
    if (mayTakeFocus(current.cardId)) handle.focusCard(place.index)
  })
  return useCallback((cardId, columnId) => {
    followed.current = { cardId, columnId }
  }, [])
}
