import { LoaderCircle } from 'lucide-react'
import { cn } from './cn'

/** Decoration for a control that is busy; say what is happening in words beside it. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cn('size-4 animate-spin', className)} />
}
