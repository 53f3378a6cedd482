import type { Route } from 'next'
import Link from 'next/link'
import { cn } from '@/components/ui/cn'

export interface ReviewQueueItem {
  id: string
  company: string
  title?: string
  /** Why AWS sent it back, in its short form. */
  reason?: string
  /** Whole days since Tandem first saw it waiting. */
  daysWaiting: number
  href: Route
}

function waiting(days: number): string {
  if (days === 0) return 'since today'
  return days === 1 ? '1 day' : `${days} days`
}

export interface ReviewQueueProps {
  items: readonly ReviewQueueItem[]
  /** The one that is open. */
  current?: string
}

/** What AWS sent back, longest waiting first. Each entry is a link, so the keyboard and a new tab work as everywhere. */
export function ReviewQueue({ items, current }: ReviewQueueProps) {
  return (
    <nav aria-label="Waiting for you">
      <ol className="divide-y">
        {items.map((item) => (
          <li key={item.id}>
            <Link
              href={item.href}
              scroll={false}
              aria-current={item.id === current ? 'true' : undefined}
              className={cn(
                'block border-transparent border-l-2 px-4 py-3 outline-offset-[-2px] hover:bg-hover',
                'md:aria-[current=true]:border-accent md:aria-[current=true]:bg-selected',
              )}
            >
              <span className="flex items-baseline justify-between gap-3">
                <span className="truncate font-medium text-base">{item.company}</span>
                <span
                  className={cn(
                    'shrink-0 text-xs tabular-nums',
                    item.daysWaiting > 2 ? 'font-medium text-warning-text' : 'text-muted',
                  )}
                >
                  {waiting(item.daysWaiting)}
                </span>
              </span>
              {item.title ? <span className="mt-0.5 block truncate text-muted">{item.title}</span> : null}
              {item.reason ? (
                <span className="mt-1 block truncate text-muted text-xs">{item.reason}</span>
              ) : null}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
