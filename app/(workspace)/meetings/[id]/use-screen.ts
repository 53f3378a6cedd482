'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Meeting, OnScreen } from '@/lib/meeting/meeting'
import type { ActionError, ActionResult } from '@/lib/result'

/** A place in the meeting. */
export type Screen = { view: 'overview' } | { view: 'deal'; dealId: string } | { view: 'end' }

/** A deal that nobody named is the overview. */
export function screenOf({ view, dealId }: Pick<OnScreen, 'view' | 'dealId'>): Screen {
  if (view !== 'deal') return { view }
  return dealId === undefined ? { view: 'overview' } : { view, dealId }
}

/** The deal on it. */
export function dealOf(screen: Screen): string | undefined {
  return screen.view === 'deal' ? screen.dealId : undefined
}

export function isSameScreen(a: Screen, b: Screen): boolean {
  return a.view === b.view && dealOf(a) === dealOf(b)
}

export interface ScreenOptions {
  /** What everybody follows. */
  onScreen: OnScreen
  /** This window moves everybody. */
  isPresenting: boolean
  /** Tells everybody to look there. Undefined when this window does not present any more. */
  show: (screen: Screen) => Promise<ActionResult<Meeting>> | undefined
  keep: (meeting: Meeting) => Promise<void>
  onRefused: (error: ActionError) => void
}

export interface ScreenView {
  screen: Screen
  /** A follower looks at something else than the presenter shows. */
  isElsewhere: boolean
  /** Counts the moves this reader made to a deal: the cursor follows those, and no others. */
  turn: number
  goTo: (screen: Screen) => void
  /** Back to what everybody follows. */
  back: () => void
  /** Holds the present place while something is written there, whoever moves on. */
  hold: (isHeld: boolean) => void
}

const retryMs = 1_000

/**
 * Where this reader looks. A presenter is there at once and everybody else as soon as Tandem knows; of moves that come
 * faster than its answers only the last is sent. A lost connection stops nobody: the last place is told once it is back.
 */
export function useScreen({ onScreen, isPresenting, ...options }: ScreenOptions): ScreenView {
  const [own, setOwn] = useState<Screen>()
  const [turn, setTurn] = useState(0)
  const { tell, isTelling } = useTelling(options)
  const shared = screenOf(onScreen)
  const screen = own ?? shared
  // Not as soon as it is told: until the answer is drawn, everybody's place is still the one before.
  const isThere = isPresenting && own !== undefined && isSameScreen(own, shared)
  useEffect(() => {
    if (isThere && !isTelling()) setOwn(undefined)
  }, [isThere, isTelling])

  return {
    screen,
    turn,
    isElsewhere: !isPresenting && own !== undefined && !isSameScreen(own, shared),
    goTo: (place) => {
      if (place.view === 'deal') setTurn((count) => count + 1)
      setOwn(!isPresenting && isSameScreen(place, shared) ? undefined : place)
      if (isPresenting) void tell(place)
    },
    back: () => {
      if (shared.view === 'deal') setTurn((count) => count + 1)
      setOwn(undefined)
    },
    hold: (isHeld) => {
      if (isPresenting) return
      if (isHeld) setOwn(screen)
      else setOwn((place) => (place && isSameScreen(place, shared) ? undefined : place))
    },
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, retryMs))

type Telling = Omit<ScreenOptions, 'onScreen' | 'isPresenting'>

function useTelling(options: Telling) {
  const latest = useRef(options)
  const wanted = useRef<Screen>(undefined)
  const isUnderWay = useRef(false)
  useEffect(() => {
    latest.current = options
  })
  // Whoever has left the meeting moves nobody any more.
  useEffect(
    () => () => {
      wanted.current = undefined
    },
    [],
  )

  const tell = useCallback(async (screen: Screen) => {
    wanted.current = screen
    if (isUnderWay.current) return
    isUnderWay.current = true
    while (wanted.current) await tellOnce(latest.current, wanted)
    isUnderWay.current = false
  }, [])
  const isTelling = useCallback(() => wanted.current !== undefined, [])
  return { tell, isTelling }
}

async function tellOnce(
  { show, keep, onRefused }: Telling,
  wanted: { current: Screen | undefined },
): Promise<void> {
  const screen = wanted.current
  if (!screen) return
  const answer = show(screen)
  const result = answer ? await answer.catch(() => undefined) : 'over'
  if (result === undefined) return void (await pause())
  if (result === 'over' || !result.ok) {
    wanted.current = undefined
    if (result !== 'over') onRefused(result.error)
    return
  }
  await keep(result.data)
  if (wanted.current === screen) wanted.current = undefined
}
