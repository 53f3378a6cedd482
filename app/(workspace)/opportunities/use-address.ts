import { useEffect } from 'react'

/** Long enough that typing a word writes the address once, short enough that nobody reloads in between. */
const writeAfterMs = 120

/** Keeps what a screen shows in the address, so that it survives a reload and can be sent to a colleague. */
export function useAddress(search: string): void {
  useEffect(() => {
    if (window.location.search.slice(1) === search) return
    const timer = setTimeout(() => {
      // Not a navigation: the screen reads its own data, and the page must not be fetched again for each letter.
      window.history.replaceState(null, '', search ? `?${search}` : window.location.pathname)
    }, writeAfterMs)
    return () => clearTimeout(timer)
  }, [search])
}
