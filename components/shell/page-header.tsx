import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

export interface PageHeaderProps {
  title: ReactNode
  /** Beside or under the title: counts, ids, a status. */
  meta?: ReactNode
  /** On the right; wraps under the title on a phone. */
  actions?: ReactNode
  className?: string
}

/** The first row of every screen, with its only h1. */
export function PageHeader({ title, meta, actions, className }: PageHeaderProps) {
  return (
    <header
      className={cn(
        'flex min-h-13 flex-wrap items-center gap-x-3 gap-y-2 border-b bg-surface px-4 py-2 sm:px-5',
        className,
      )}
    >
      <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <h1 className="truncate font-semibold text-ink text-lg">{title}</h1>
        {meta ? <div className="min-w-0 text-muted">{meta}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  )
}
