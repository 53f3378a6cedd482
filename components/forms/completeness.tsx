'use client'

import { CircleCheck } from 'lucide-react'
import { useId } from 'react'
import { cn } from '@/components/ui/cn'
import type { FieldIssue } from '@/lib/result'

export interface CompletenessProps {
  /** What is still asked for. */
  missing: readonly FieldIssue[]
  /** How much an empty form asks for: the whole of the bar. */
  total: number
  /** What is being completed towards: "before you can submit". */
  goal: string
  ready: string
  labelOf: (path: string) => string
  onPick: (path: string) => void
}

/** How much of a form is still to do, as a bar and as links to the fields. */
export function Completeness({ missing, total, goal, ready, labelOf, onPick }: CompletenessProps) {
  const heading = useId()
  const whole = Math.max(total, missing.length)
  const left = missing.length
  const words = left === 0 ? ready : `${left} ${left === 1 ? 'thing' : 'things'} left ${goal}`
  return (
    <section aria-labelledby={heading} className="space-y-3">
      <h2 id={heading} role="status" className="flex items-center gap-1.5 font-semibold text-base">
        {left === 0 ? <CircleCheck aria-hidden className="size-4 text-success-text" /> : null}
        {words}
      </h2>
      <div
        role="progressbar"
        aria-labelledby={heading}
        aria-valuemin={0}
        aria-valuemax={whole}
        aria-valuenow={whole - left}
        className="h-1.5 overflow-hidden rounded-full bg-selected"
      >
        <div
          className="h-full rounded-full bg-accent transition-[width]"
          style={{ width: `${whole === 0 ? 100 : ((whole - left) / whole) * 100}%` }}
        />
      </div>
      {left > 0 ? (
        <>
          <Missing className="hidden lg:block" {...{ missing, labelOf, onPick }} />
          <details className="lg:hidden">
            <summary className="w-fit text-accent-text">What is left</summary>
            <Missing className="mt-2" {...{ missing, labelOf, onPick }} />
          </details>
        </>
      ) : null}
    </section>
  )
}

interface MissingProps extends Pick<CompletenessProps, 'missing' | 'labelOf' | 'onPick'> {
  className: string
}

function Missing({ missing, labelOf, onPick, className }: MissingProps) {
  return (
    <ul className={cn('-mx-2 space-y-1', className)}>
      {missing.map(({ path, message }) => (
        <li key={path}>
          <button
            type="button"
            onClick={() => onPick(path)}
            className="block w-full rounded-md px-2 py-1 text-left hover:bg-hover"
          >
            <span className="block font-medium">{labelOf(path)}</span>
            <span className="block text-muted text-xs">{message}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
