import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'

export interface EmptyStateProps {
  icon: LucideIcon
  title: string
  /** Makes the title a heading, for a state that is the whole page. */
  heading?: 'h1' | 'h2'
  children?: ReactNode
  /** The one thing to do next. */
  action?: ReactNode
  className?: string
}

export function EmptyState({ icon: Icon, title, heading, children, action, className }: EmptyStateProps) {
  const Title = heading ?? 'p'
  return (
    <div
      className={cn('mx-auto flex max-w-sm flex-col items-center gap-2 px-6 py-12 text-center', className)}
    >
      <span className="mb-1 grid size-10 place-items-center rounded-full border bg-surface text-faint">
        <Icon aria-hidden className="size-5" />
      </span>
      <Title className="font-semibold text-base text-ink">{title}</Title>
      {children ? <div className="text-balance text-muted">{children}</div> : null}
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  )
}
