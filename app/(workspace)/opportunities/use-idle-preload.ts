import { useEffect } from 'react'

/** Calls back once the page has loaded; at once when it has. */
function afterLoad(callback: () => void): () => void {
  if (document.readyState === 'complete') {
    callback()
    return () => {}
  }
  window.addEventListener('load', callback, { once: true })
  return () => window.removeEventListener('load', callback)
}

/** Calls back when the browser has nothing better to do. */
function whenIdle(callback: () => void): () => void {
  // Safari has no idle callback.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(callback, 2_000)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(callback, { timeout: 5_000 })
  return () => cancelIdleCallback(handle)
}

/** Fetches a part of the page that is not needed yet, once everything that is needed has arrived. */
export function useIdlePreload(load: () => Promise<unknown>): void {
  useEffect(() => {
    let stopWaiting = () => {}
    const stopListening = afterLoad(() => {
      stopWaiting = whenIdle(() => void load().catch(() => undefined))
    })
    return () => {
      stopListening()
      stopWaiting()
    }
  }, [load])
}
