import { type BoardCard, type BoardColumn, type CardPlace, neighbourOf } from './board-model'
import { rowHeight } from './row'

export interface ColumnsNow<T extends BoardCard> {
  isOpen: (column: BoardColumn<T>) => boolean
  /** Px scrolled away at the top of a column. */
  scrolled: (columnId: string) => number
}

/** The card that an arrow, Home or End goes to from `place`; sideways to the one at the same height on the screen. */
export function cardForKey<T extends BoardCard>(
  key: string,
  place: CardPlace<T>,
  columns: readonly BoardColumn<T>[],
  now: ColumnsNow<T>,
): { columnId: string; index: number } | undefined {
  const { column, index } = place
  const last = column.cards.length - 1
  switch (key) {
    case 'ArrowUp':
      return { columnId: column.id, index: Math.max(index - 1, 0) }
    case 'ArrowDown':
      return { columnId: column.id, index: Math.min(index + 1, last) }
    case 'Home':
      return { columnId: column.id, index: 0 }
    case 'End':
      return { columnId: column.id, index: last }
    case 'ArrowLeft':
    case 'ArrowRight': {
      const next = neighbourOf(columns, column.id, key === 'ArrowRight' ? 1 : -1, now.isOpen)
      if (!next) return undefined
      const fromTop = index * rowHeight - now.scrolled(column.id) + now.scrolled(next.id)
      const level = Math.round(fromTop / rowHeight)
      return { columnId: next.id, index: Math.min(Math.max(level, 0), next.cards.length - 1) }
    }
    default:
      return undefined
  }
}
