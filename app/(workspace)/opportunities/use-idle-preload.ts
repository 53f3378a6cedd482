import { useEffect } from 'react'

/** Fetches a part of the page that is not needed yet once the browser has nothing better to do. */
export function useIdlePreload(load: () => Promise<unknown>): void {
  useEffect(() => {
    const preload = () => void load().catch(() => undefined)
    // Safari has no idle callback.
    if (typeof requestIdleCallback === 'undefined') {
      const timer = setTimeout(preload, 2_000)
      return () => clearTimeout(timer)
    }
    const handle = requestIdleCallback(preload, { timeout: 5_000 })
    return () => cancelIdleCallback(handle)
  }, [load])
}
