/*
 * Which window presents is a matter of the window: of two that one person has open, only one steers the meeting, and it
 * still does after a reload. sessionStorage is a window's own; where it is switched off, a reload has to take the place
 * anew. A duplicated tab begins with a copy of it, so a stored term counts only once this window holds its lock.
 */

const listeners = new Set<() => void>()
const terms = new Map<string, number>()
/** Meetings whose stored term this page has asked for. */
const asked = new Set<string>()
const releases = new Map<string, () => void>()

/** A page that is reloaded lets go of its locks well within this time. */
const heldElsewhereAfterMs = 5_000

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

function set(meetingId: string, term: number | undefined): void {
  if (term === undefined) terms.delete(meetingId)
  else terms.set(meetingId, term)
  store(meetingId, term)
  for (const listener of listeners) listener()
}

/** Holds a term for this window until it is let go of or the page goes. Browsers have locks in secure contexts only. */
function hold(meetingId: string, term: number, onHeld: () => void, onHeldElsewhere: () => void): void {
  const locks: LockManager | undefined = navigator.locks
  if (!locks) {
    onHeld()
    return
  }
  const signal = AbortSignal.timeout(heldElsewhereAfterMs)
  const held = () => {
    onHeld()
    return new Promise<void>((resolve) => releases.set(meetingId, resolve))
  }
  void locks.request(`${keyOf(meetingId)}:${term}`, { signal }, held).catch(onHeldElsewhere)
}

function letGo(meetingId: string): void {
  releases.get(meetingId)?.()
  releases.delete(meetingId)
}

function takeUpStored(meetingId: string): void {
  const term = stored(meetingId)
  if (term === undefined || asked.has(meetingId)) return
  asked.add(meetingId)
  const isStill = () => stored(meetingId) === term && !terms.has(meetingId)
  const onHeld = () => {
    if (isStill()) set(meetingId, term)
  }
  const onHeldElsewhere = () => {
    if (isStill()) set(meetingId, undefined)
  }
  hold(meetingId, term, onHeld, onHeldElsewhere)
}

const nothing = () => {}

/** The term that this window presents by, if it does. In the browser only. */
export const presentingTerm = {
  read: (meetingId: string): number | undefined => terms.get(meetingId),
  /** Takes up after a reload what this window presented by. */
  takeUp: takeUpStored,
  /** @param term As the server gave it; undefined to present no longer. */
  keep(meetingId: string, term: number | undefined): void {
    letGo(meetingId)
    set(meetingId, term)
    if (term !== undefined) hold(meetingId, term, nothing, nothing)
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
