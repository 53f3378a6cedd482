import { cn } from '@/components/ui/cn'

export interface SharePart {
  name: string
  count: number
  /** How it is filled: told apart without colour. */
  look: string
}

/** Shares of a whole, side by side. A picture of numbers that stand beside it, so it says nothing itself. */
export function ShareBar({ parts, className }: { parts: readonly SharePart[]; className?: string }) {
  const drawn = parts.filter(({ count }) => count > 0)
  return (
    <span aria-hidden className={cn('flex h-3.5 w-full gap-px', className)}>
      {drawn.map(({ name, count, look }) => (
        <span
          key={name}
          title={`${name}: ${count}`}
          style={{ flexGrow: count }}
          className={cn('min-w-1 basis-0 rounded-[1px]', look)}
        />
      ))}
    </span>
  )
}

/** Which fill is which. */
export function ShareLegend({ parts }: { parts: readonly Omit<SharePart, 'count'>[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-muted text-xs">
      {parts.map(({ name, look }) => (
        <li key={name} className="inline-flex items-center gap-1.5">
          <span aria-hidden className={cn('size-3 rounded-[2px]', look)} />
          {name}
        </li>
      ))}
    </ul>
  )
}

/** One count beside others, by its length. */
export function CountBar({ count, most, className }: { count: number; most: number; className?: string }) {
  return (
    <span aria-hidden className={cn('block h-3.5 w-full', className)}>
      {count > 0 ? (
        <span
          style={{ width: `${(count * 100) / Math.max(count, most)}%` }}
          className="block h-full min-w-0.5 rounded-[1px] bg-current text-accent [print-color-adjust:exact]"
        />
      ) : null}
    </span>
  )
}
