'use client'

import { ChevronsLeft } from 'lucide-react'
import { type ReactNode, type Ref, useEffect, useRef, useState } from 'react'
import { cn } from '@/components/ui/cn'
import type { BoardCard, BoardColumn, BoardRules } from './board-model'
import { CardList } from './card-list'
import type { CardFocusProps } from './card-slot'
import { makeDropTarget } from './drag'

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
