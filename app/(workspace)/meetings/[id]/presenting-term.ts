/*
 * Which window presents is a matter of the window: of two that one person has open, only one steers the meeting, and it
 * still does after a reload. sessionStorage is a window's own; where it is switched off, a reload has to take the place
 * anew.
 */

const listeners = new Set<() => void>()
const terms = new Map<string, number>()

const keyOf = (meetingId: string) => `meeting-term:${meetingId}`

function stored(meetingId: string): number | undefined {
  try {
    const text = sessionStorage.getItem(keyOf(meetingId))
    return text !== null && /^\d+$/.test(text) ? Number(text) : undefined
  } catch {
    return undefined
  }
}

function store(meetingId: string, term: number | undefined): void {
  try {
    if (term === undefined) sessionStorage.removeItem(keyOf(meetingId))
    else sessionStorage.setItem(keyOf(meetingId), String(term))
  } catch {
    // Full or forbidden: this page still knows.
  }
}

/** The term that this window presents by, if it does. In the browser only. */
export const presentingTerm = {
  read: (meetingId: string): number | undefined => terms.get(meetingId) ?? stored(meetingId),
  /** @param term As the server gave it; undefined to present no longer. */
  keep(meetingId: string, term: number | undefined): void {
    if (term === undefined) terms.delete(meetingId)
    else terms.set(meetingId, term)
    store(meetingId, term)
    for (const listener of listeners) listener()
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
