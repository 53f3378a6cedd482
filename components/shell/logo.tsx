import { cn } from '@/components/ui/cn'

/** Two wheels, one axle. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={cn('size-6', className)}>
      <rect width="24" height="24" rx="6.5" className="fill-accent" />
      <g fill="none" strokeWidth="2" className="stroke-on-accent">
        <circle cx="9.25" cy="12" r="4.25" />
        <circle cx="14.75" cy="12" r="4.25" />
      </g>
    </svg>
  )
}
