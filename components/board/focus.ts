/** The card's element, if it is drawn. */
export function cardElement(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)
}

/** Puts the focus on a card, if it is drawn. */
export function focusCard(id: string): boolean {
  const link = cardElement(id)?.querySelector<HTMLElement>('[data-card-focus]') ?? null
  link?.focus({ preventScroll: true })
  return link !== null
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
