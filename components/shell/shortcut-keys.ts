/** Keys to their effect. A key is `KeyboardEvent.key`; two keys apart by a space are pressed in turn: `g p`. */
export type Shortcuts = Readonly<Record<string, () => void>>

const secondKeyWithinMs = 1200

type Pressed = Pick<KeyboardEvent, 'key' | 'timeStamp'>

/**
 * Follows one key after another.
 * @returns A function from a pressed key to the effect it completes, if any.
 */
export function createKeyFollower(): (pressed: Pressed, shortcuts: Shortcuts) => (() => void) | undefined {
  let first: { key: string; at: number } | undefined
  return ({ key, timeStamp }, shortcuts) => {
    const held = first && timeStamp - first.at <= secondKeyWithinMs ? first.key : undefined
    first = undefined
    const effect = held && shortcuts[`${held} ${key}`]
    if (effect) return effect
    if (Object.keys(shortcuts).some((keys) => keys.startsWith(`${key} `))) first = { key, at: timeStamp }
    return shortcuts[key]
  }
}

const typingRoles = [
  'combobox',
  'textbox',
  'searchbox',
  'listbox',
  'menu',
  'menuitem',
  'menuitemradio',
  'option',
]

/** Whether a key belongs to what has the focus: a text box, an open list or menu, or a modal dialog. */
export function isForTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)) return true
  return typingRoles.includes(target.getAttribute('role') ?? '') || target.closest('[role="dialog"]') !== null
}
