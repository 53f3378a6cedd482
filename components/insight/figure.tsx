import { Download } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { CopyButton } from '@/components/record/copy-button'
import { buttonStyle } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import type { Sheet } from '@/lib/insight/sheets'
import { toPaste } from '@/lib/pipeline/csv'

export interface FigureProps {
  title: string
  /** What is counted, in a sentence. */
  meaning: ReactNode
  /** The same figures to copy. */
  sheet: Sheet
  /** Where the sheet can be downloaded. */
  csvHref: string
  actions?: ReactNode
  children: ReactNode
  className?: string
}

/** A figure with its title, what it counts, and its table to copy and to keep. */
export function Figure({ title, meaning, sheet, csvHref, actions, children, className }: FigureProps) {
  const heading = useId()
  return (
    <Card className={cn('min-w-0', className)}>
      <section aria-labelledby={heading}>
        <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-3.5 sm:px-5">
          <div className="min-w-0 flex-1 basis-64">
            <h3 id={heading} className="font-semibold text-base">
              {title}
            </h3>
            <p className="mt-0.5 text-muted">{meaning}</p>
          </div>
          <div className="-mr-2 flex flex-wrap items-center gap-0.5 print:hidden">
            {actions}
            <CopyButton text={toPaste(sheet)} what={`${title}, as a table`} />
            <a
              href={csvHref}
              download
              aria-label={`Download ${title} as CSV`}
              className={buttonStyle({ variant: 'ghost', size: 'sm' })}
            >
              <Download aria-hidden />
              CSV
            </a>
          </div>
        </header>
        <div className="px-4 pt-3 pb-4 sm:px-5">{children}</div>
      </section>
    </Card>
  )
}

/** Why there is nothing to draw. */
export function NothingYet({ children }: { children: ReactNode }) {
  return <p className="py-6 text-balance text-center text-muted">{children}</p>
}
