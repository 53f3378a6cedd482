import type { ComponentProps } from 'react'
import { cn } from './cn'

/** The browser's own checkbox in our colours; put it inside, or point at it with, a label. */
export function Checkbox({ className, ...rest }: Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <input
      {...rest}
      type="checkbox"
      className={cn(
        'size-4 shrink-0 rounded border-control accent-accent disabled:cursor-not-allowed pointer-coarse:size-5',
        className,
      )}
    />
  )
}
