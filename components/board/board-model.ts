/** What the board needs to know of a card; everything else belongs to whoever renders it. */
export interface BoardCard {
  id: string
}

export interface BoardColumn<T extends BoardCard> {
  id: string
  title: string
  /** The cards loaded so far, in order. */
  cards: readonly T[]
  /** All cards of the column, loaded or not. */
  count: number
  hasMore: boolean
  /** Starts as a narrow rail on wide screens. */
  isCollapsible: boolean
}

/** What may be moved where, and how a card is called when speaking of it. */
export interface BoardRules<T extends BoardCard> {
  nameOf: (card: T) => string
  /** Why the card cannot be moved at all, or undefined when it can. */
  lockOf: (card: T) => string | undefined
  /** Why this column would refuse this card, or undefined when it would take it. */
  refusalOf: (card: T, columnId: string) => string | undefined
}

/** Where a card is on the board. */
export interface CardPlace<T extends BoardCard> {
  card: T
  column: BoardColumn<T>
  index: number
}

export function findCard<T extends BoardCard>(
  columns: readonly BoardColumn<T>[],
  id: string | undefined,
): CardPlace<T> | undefined {
  for (const column of columns) {
    const index = column.cards.findIndex((card) => card.id === id)
    const card = column.cards[index]
    if (card) return { card, column, index }
  }
  return undefined
}

/** The card's column, or the next one in that direction that has cards to land on. */
export function neighbourOf<T extends BoardCard>(
  columns: readonly BoardColumn<T>[],
  columnId: string,
  step: 1 | -1,
  isOpen: (column: BoardColumn<T>) => boolean,
): BoardColumn<T> | undefined {
  const at = columns.findIndex(({ id }) => id === columnId)
  const ahead = step === 1 ? columns.slice(at + 1) : columns.slice(0, Math.max(at, 0)).reverse()
  return ahead.find((column) => column.cards.length > 0 && isOpen(column))
}
