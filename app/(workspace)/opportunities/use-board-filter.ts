import { useState } from 'react'
import { type BoardFilter, paramsOf } from './board-filter'
import { useAddress } from './use-address'

/**
 * The filter, held in the address.
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
  useAddress(paramsOf(filter).toString())
  return [filter, (change) => setFilter((current) => ({ ...current, ...change }))]
}
