'use client'

import { useState } from 'react'
import type { Offer } from './read-offer'

export interface OpenOffer {
  /** The edit that the form was opened with. */
  offer?: Offer
  /** What a save stands in for, until one has. */
  replaces?: { replaces: string }
  /** Its next step is in the form, so that it is written in one place only. */
  hasNextStep: boolean
  /** A save has taken its place. */
  settle: () => void
}

/** The stopped edit that the reader came to look at. It stays in the form when the address forgets it. */
export function useOffer(id: string, given: Offer | undefined): OpenOffer {
  const [offer, setOffer] = useState(given)
  const [isSettled, setSettled] = useState(false)
  if (given && given.id !== offer?.id) {
    setOffer(given)
    setSettled(false)
  }
  const isOpen = offer !== undefined && !isSettled
  return {
    ...(offer && { offer }),
    ...(isOpen && { replaces: { replaces: offer.id } }),
    hasNextStep: isOpen && offer.edits.some(({ path }) => path === 'LifeCycle.NextSteps'),
    settle() {
      if (!isOpen) return
      setSettled(true)
      window.history.replaceState(null, '', `/opportunities/${id}`)
    },
  }
}
