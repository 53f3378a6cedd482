let isDown = false

if (typeof document !== 'undefined') {
  document.addEventListener('pointerdown', () => markDown(true), true)
  for (const end of ['pointerup', 'pointercancel']) {
    document.addEventListener(end, () => markDown(false), true)
  }
}

function markDown(down: boolean): void {
  isDown = down
}

/**
 * Runs `act` at once, or after the click when a button of the mouse is down. Pressing on something takes the focus from
 * a field; were its message to appear right then, it would push the pressed thing away from under the pointer and the
 * click would be lost.
 */
export function whenPointerIsUp(act: () => void): void {
  if (isDown) {
    document.addEventListener('pointerup', () => setTimeout(act), { once: true, capture: true })
  } else {
    act()
  }
}
