import { useState } from 'react'
import { useAddress } from '../use-address'
import { type ListView, viewParams } from './list-view'

/**
 * The view, held in the address.
 * @param fromAddress What the server read from the address; a new one (a link was followed) replaces the view.
 */
export function useListView(fromAddress: ListView): [ListView, (next: (view: ListView) => ListView) => void] {
  const [view, setView] = useState(fromAddress)
  const [read, setRead] = useState(fromAddress)
  if (read !== fromAddress) {
    setRead(fromAddress)
    setView(fromAddress)
  }
  useAddress(viewParams(view).toString())
  return [view, setView]
}
