/** The card's element, if it is drawn. */
export function cardElement(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)
}

/** Puts the focus on a card, if it is drawn, and its column in sight. Scrolling up and down is the column's own. */
export function focusCard(id: string): boolean {
  const card = cardElement(id)
  const link = card?.querySelector<HTMLElement>('[data-card-focus]')
  if (!card || !link) return false
  link.focus({ preventScroll: true })
  card.closest('[data-column]')?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
  return true
}

/** The card that an element lies in. */
export function cardIdAt(element: EventTarget | null): string | undefined {
  if (!(element instanceof Element)) return undefined
  return element.closest<HTMLElement>('[data-card]')?.dataset.card
}

/**
 * Whether the focus may be taken to `cardId`: nobody has it, or it is on that card, or in the menu or dialog that the
 * card was moved with. Somebody who types in a filter keeps it.
 */
export function mayTakeFocus(cardId: string): boolean {
  const active = document.activeElement
  if (!active || active === document.body) return true
  return cardIdAt(active) === cardId || active.closest('[role="menu"], [role="dialog"]') !== null
}
