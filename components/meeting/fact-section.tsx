import { type ReactNode, useId } from 'react'
import { cn } from '@/components/ui/cn'
import { far } from './far'

export interface FactSectionProps {
  title: ReactNode
  /** Beside the title. */
  aside?: ReactNode
  className?: string
  children: ReactNode
}

/** One thing to know about the deal: a quiet heading over large words, without a frame. */
export function FactSection({ title, aside, className, children }: FactSectionProps) {
  const heading = useId()
  return (
    <section aria-labelledby={heading} className={cn('min-w-0', className)}>
      <div
        className={cn('mb-1.5 flex flex-wrap items-baseline justify-between gap-x-3 text-muted', far.small)}
      >
        <h2 id={heading} className="font-medium">
          {title}
        </h2>
        {aside}
      </div>
      <div className={far.body}>{children}</div>
    </section>
  )
}
