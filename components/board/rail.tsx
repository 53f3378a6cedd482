import { ChevronsRight } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { cn } from '@/components/ui/cn'
import { makeDropTarget } from './drag'

export interface RailProps {
  id: string
  title: string
  count: number
  isMovable: boolean
  /** Why it would not take the card in the air. */
  refusal?: string
  onToggle: () => void
  /** A card has been held over it for a while. */
  onHeldOver: () => void
  className?: string
}

const openAfterMs = 350

/** A collapsed column. Opens on click, and when a card is held over it. */
export function Rail({ id, title, count, isMovable, refusal, onToggle, onHeldOver, className }: RailProps) {
  const rail = useRef<HTMLButtonElement>(null)
  const [isOver, setIsOver] = useState(false)
  const heldOver = useEffectEvent(onHeldOver)
  const isRefusing = refusal !== undefined

  useEffect(() => {
    if (!rail.current || !isMovable) return
    return makeDropTarget(rail.current, { columnId: id, accepts: () => !isRefusing, onOver: setIsOver })
  }, [id, isMovable, isRefusing])

  useEffect(() => {
    if (!isOver) return
    const timer = setTimeout(heldOver, openAfterMs)
    return () => clearTimeout(timer)
  }, [isOver])

  return (
    <button
      ref={rail}
      type="button"
      aria-expanded={false}
      data-column={id}
      data-toggle={id}
      title={refusal}
      onClick={onToggle}
      className={cn(
        'flex w-11 shrink-0 flex-col items-center gap-3 rounded-xl bg-sunken py-4 text-muted hover:bg-hover hover:text-ink [&_svg]:size-4',
        isOver && 'bg-accent-soft text-accent-text ring-2 ring-accent ring-inset',
        isRefusing && 'opacity-45',
        className,
      )}
    >
      <ChevronsRight aria-hidden />
      <span className="font-semibold text-ink [writing-mode:vertical-rl]">{title}</span>
      <span className="text-xs tabular-nums">{count.toLocaleString('en-US')}</span>
    </button>
  )
}
