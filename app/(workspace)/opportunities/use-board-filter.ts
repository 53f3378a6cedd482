import { useEffect, useState } from 'react'
import { type BoardFilter, paramsOf } from './board-filter'

/** Long enough that typing a word writes the address once, short enough that nobody reloads in between. */
const writeAfterMs = 120

/**
 * The filter, held in the address so that it survives a reload and can be sent to a colleague.
 * @param fromAddress What the server read from the address; a new one (a link was followed) replaces the filter.
 */
export function useBoardFilter(
  fromAddress: BoardFilter,
): [BoardFilter, (change: Partial<BoardFilter>) => void] {
  const [filter, setFilter] = useState(fromAddress)
  const [read, setRead] = useState(fromAddress)
  if (read !== fromAddress) {
    setRead(fromAddress)
    setFilter(fromAddress)
  }

  const search = paramsOf(filter).toString()
  useEffect(() => {
    if (window.location.search.slice(1) === search) return
    const timer = setTimeout(() => {
      // Not a navigation: the board reads its own data, and the page must not be fetched again for each letter.
      window.history.replaceState(null, '', search ? `?${search}` : window.location.pathname)
    }, writeAfterMs)
    return () => clearTimeout(timer)
  }, [search])

  return [filter, (change) => setFilter((current) => ({ ...current, ...change }))]
}
