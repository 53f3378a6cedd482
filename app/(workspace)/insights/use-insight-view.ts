import { useState } from 'react'
import { useAddress } from '../opportunities/use-address'
import { type InsightView, insightParams } from './insight-view'

/**
 * The view, held in the address.
 * @param fromAddress What the server read from the address; a new one (a link was followed) replaces the view.
 */
export function useInsightView(
  fromAddress: InsightView,
): [InsightView, (change: Partial<InsightView>) => void] {
  const [view, setView] = useState(fromAddress)
  const [read, setRead] = useState(fromAddress)
  if (read !== fromAddress) {
    setRead(fromAddress)
    setView(fromAddress)
  }
  useAddress(insightParams(view).toString())
  return [view, (change) => setView((current) => ({ ...current, ...change }))]
}
