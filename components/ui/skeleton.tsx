import { cn } from './cn'

/** A grey stand-in with the size of what is coming. Decoration: the screen around it says that it loads. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block h-4 animate-shimmer rounded bg-selected', className)} />
}
