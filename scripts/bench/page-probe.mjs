/**
 * What runs inside the measured page, before anything else there. Serialised, so it may use nothing from outside itself.
 *
 * A card is visible when it lies in the window. `cardsVisible` is the moment after the frame that first showed as many as
 * were asked for had been painted.
 */
export function pageProbe(expectedCards) {
  const probe = { cardsVisible: undefined, blockingMs: 0, firstPaint: 0 }
  window.tandemProbe = probe

  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) probe.blockingMs += Math.max(0, duration - 50)
  }).observe({ type: 'longtask', buffered: true })

  const visibleCards = () => {
    let count = 0
    for (const card of document.querySelectorAll('[data-card]')) {
      const { top, bottom, left, right } = card.getBoundingClientRect()
      if (bottom > 0 && right > 0 && top < innerHeight && left < innerWidth) count++
    }
    return count
  }
  probe.visibleCards = visibleCards

  const afterPaint = (done) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = done
    port2.postMessage(undefined)
  }
  const look = () => {
    if (visibleCards() < expectedCards) return requestAnimationFrame(look)
    afterPaint(() => {
      probe.cardsVisible = performance.now()
    })
  }
  requestAnimationFrame(look)

  /** Frames and milliseconds from the drop until the card is in that column. Resolves with undefined after a second. */
  probe.timeDrop = (cardId, columnId) =>
    new Promise((resolve) => {
      const isThere = () => {
        const column = document.querySelector(`[data-column="${columnId}"]`)
        return column?.querySelector(`[data-card="${cardId}"]`) != null
      }
      const onDrop = () => {
        const began = performance.now()
        let frames = 0
        const check = () => {
          frames++
          const ms = performance.now() - began
          if (isThere()) resolve({ frames, ms })
          else if (ms > 1000) resolve(undefined)
          else requestAnimationFrame(check)
        }
        requestAnimationFrame(check)
      }
      window.addEventListener('drop', onDrop, { capture: true, once: true })
    })

  /**
   * Milliseconds from the next input in a search box until the cards in view are those that stay: what comes and goes
   * on the way does not count. Undefined when nothing changed.
   */
  probe.timeFilter = (watchMs) =>
    new Promise((resolve) => {
      const cardsNow = () =>
        [...document.querySelectorAll('[data-card]')].map(({ dataset }) => dataset.card).join()
      const before = cardsNow()
      let shown = { cards: before, ms: undefined }
      const onInput = () => {
        const began = performance.now()
        const check = () => {
          const ms = performance.now() - began
          const cards = cardsNow()
          if (cards !== shown.cards) {
            const change = { cards, ms }
            shown = change
            afterPaint(() => {
              change.ms = performance.now() - began
            })
          }
          if (ms < watchMs) return requestAnimationFrame(check)
          resolve(shown.cards === before ? undefined : shown.ms)
        }
        requestAnimationFrame(check)
      }
      window.addEventListener('input', onInput, { capture: true, once: true })
    })
}
