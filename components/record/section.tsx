import { type ReactNode, useId } from 'react'
import { Card } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'

export interface SectionProps {
  title: string
  /** Beside the title, on the right. */
  aside?: ReactNode
  className?: string
  children: ReactNode
}

/** A titled panel of the record, a landmark by its title. */
export function Section({ title, aside, className, children }: SectionProps) {
  const heading = useId()
  return (
    <Card className={cn('min-w-0', className)}>
      <section aria-labelledby={heading}>
        <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b px-4 py-2">
          <h2 id={heading} className="font-semibold text-base">
            {title}
          </h2>
          {aside}
        </header>
        <div className="px-4 py-3">{children}</div>
      </section>
    </Card>
  )
}
