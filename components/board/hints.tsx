'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'

interface Hint {
  text: string
  /** Middle of the element hinted at, px from the left of the window. */
  x: number
  /** Its upper edge, or its lower edge when `isBelow`. */
  y: number
  isBelow: boolean
}

const delayMs = 250
const widthPx = 256

function hintAt(element: Element): Hint {
  const { left, width, top, bottom } = element.getBoundingClientRect()
  const half = widthPx / 2 + 8
  const x = Math.min(Math.max(left + width / 2, half), window.innerWidth - half)
  const isBelow = top < 96
  return { text: (element as HTMLElement).dataset.hint ?? '', x, y: isBelow ? bottom + 6 : top - 6, isBelow }
}

/**
 * One tooltip for everything inside that has `data-hint`, on hover, focus and tap: a board has hundreds of padlocks, and
 * hundreds of tooltips would cost more than its cards. The hint repeats an accessible name, so it is hidden from screen
 * readers.
 */
export function Hints({ children, className }: { children: ReactNode; className?: string }) {
  const box = useRef<HTMLDivElement>(null)
  const [hint, setHint] = useState<Hint>()

  useEffect(() => {
    const root = box.current
    if (!root) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const hide = () => {
      clearTimeout(timer)
      setHint(undefined)
    }
    const show = (delay: number) => (event: Event) => {
      const target = event.target instanceof Element ? event.target.closest('[data-hint]') : null
      hide()
      if (target) timer = setTimeout(() => target.isConnected && setHint(hintAt(target)), delay)
    }
    const listeners: [string, (event: Event) => void][] = [
      ['pointerover', show(delayMs)],
      ['pointerleave', hide],
      ['focusin', show(0)],
      ['focusout', hide],
      ['click', show(0)],
      ['scroll', hide],
      ['dragstart', hide],
    ]
    for (const [type, listener] of listeners) root.addEventListener(type, listener, { capture: true })
    return () => {
      clearTimeout(timer)
      for (const [type, listener] of listeners) root.removeEventListener(type, listener, { capture: true })
    }
  }, [])

  return (
    <div ref={box} className={className}>
      {children}
      {hint ? createPortal(<HintBox {...hint} />, document.body) : null}
    </div>
  )
}

function HintBox({ text, x, y, isBelow }: Hint) {
  return (
    <div
      aria-hidden
      style={{ left: x, top: y, maxWidth: widthPx }}
      className={`pointer-events-none fixed z-50 w-max -translate-x-1/2 animate-fade-in text-balance rounded-md bg-ink px-2 py-1 text-canvas text-xs shadow-md ${isBelow ? '' : '-translate-y-full'}`}
    >
      {text}
    </div>
  )
}
