import type { ComponentProps } from 'react'
import { cn } from './cn'

export function Kbd({ className, ...rest }: ComponentProps<'kbd'>) {
  return (
    <kbd
      {...rest}
      className={cn(
        'inline-grid h-5 min-w-5 place-items-center rounded border bg-surface px-1 font-medium font-sans text-2xs text-muted',
        className,
      )}
    />
  )
}
