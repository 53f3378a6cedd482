import dynamic from 'next/dynamic'
import { type BoardCard, type BoardColumn, type BoardRules, findCard } from './board-model'
import { focusCard, mayTakeFocus } from './focus'

const MoveMenu = dynamic(() => import('./move-menu').then((module) => module.MoveMenu), { ssr: false })

export interface CardMenuProps<T extends BoardCard> {
  columns: readonly BoardColumn<T>[]
  rules: BoardRules<T>
  cardId: string
  anchor: DOMRect
  onPick: (card: T, columnId: string) => void
  onClose: () => void
}

/** The menu of columns for one card, as long as the card is on the board. */
export function CardMenu<T extends BoardCard>({
  columns,
  rules,
  cardId,
  anchor,
  onPick,
  onClose,
}: CardMenuProps<T>) {
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
