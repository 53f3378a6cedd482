import { useSyncExternalStore } from 'react'

const neverChanges = () => () => {}

/**
 * Whether React has taken the page over from the server's markup. What is typed before is lost then, so a box that holds
 * a seller's words is read-only until this says true.
 */
export function useIsLive(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
}
