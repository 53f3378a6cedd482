'use client'

import { useEffect, useEffectEvent } from 'react'
import { createKeyFollower, isForTyping, type Shortcuts } from './shortcut-keys'

/**
 * Binds keys while the component is on screen: `useShortcuts({ j: next, 'g p': openPipeline, '?': help })`. Keys typed
 * into a control, with Ctrl, Alt or Cmd held, or already handled by somebody are left alone.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const find = useEffectEvent((event: KeyboardEvent, follow: ReturnType<typeof createKeyFollower>) =>
    follow(event, shortcuts),
  )

  useEffect(() => {
    const follow = createKeyFollower()
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing)
        return
      if (isForTyping(event.target)) return
      const effect = find(event, follow)
      if (!effect) return
      event.preventDefault()
      effect()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
