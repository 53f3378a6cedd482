import { type RefObject, useEffect, useRef, useState } from 'react'
import { cn } from '@/components/ui/cn'

export interface ColumnSwitcherProps {
  columns: readonly { id: string; title: string; count: number }[]
  /** The element that scrolls sideways from column to column. */
  track: RefObject<HTMLElement | null>
}

/** On a phone one column fills the screen; this says which, and goes to the others. */
export function ColumnSwitcher({ columns, track }: ColumnSwitcherProps) {
  const current = useCurrentColumn(track)
  const bar = useRef<HTMLElement>(null)

  useEffect(() => {
    const button = bar.current?.children[current]
    if (!(button instanceof HTMLElement)) return
    bar.current?.scrollTo({ left: button.offsetLeft - 48, behavior: 'smooth' })
  }, [current])

  return (
    <nav
      ref={bar}
      aria-label="Stages"
      className="relative flex shrink-0 gap-1 overflow-x-auto px-3 pt-2 [scrollbar-width:none] md:hidden"
    >
      {columns.map(({ id, title, count }, index) => (
        <button
          key={id}
          type="button"
          aria-current={index === current ? 'true' : undefined}
          onClick={() =>
            track.current?.children[index]?.scrollIntoView({ inline: 'center', block: 'nearest' })
          }
          className={cn(
            'flex h-9 shrink-0 items-center gap-1.5 rounded-full border px-3 font-medium text-xs',
            index === current
              ? 'border-accent-line bg-accent-soft text-accent-text'
              : 'bg-surface text-muted',
          )}
        >
          {title}
          <span className="tabular-nums">{count.toLocaleString('en-US')}</span>
        </button>
      ))}
    </nav>
  )
}

/** Index of the column that is scrolled into the middle. */
function useCurrentColumn(track: RefObject<HTMLElement | null>): number {
  const [current, setCurrent] = useState(0)
  useEffect(() => {
    const element = track.current
    if (!element) return
    const onScroll = () => {
      const middle = element.scrollLeft + element.clientWidth / 2
      const passed = [...element.children].filter((child) => (child as HTMLElement).offsetLeft <= middle)
      setCurrent(Math.max(passed.length - 1, 0))
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => element.removeEventListener('scroll', onScroll)
  }, [track])
  return current
}
