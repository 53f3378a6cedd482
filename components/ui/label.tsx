import type { ComponentProps } from 'react'
import { cn } from './cn'

export interface LabelProps extends ComponentProps<'label'> {
  htmlFor: string
  /** Adds "(optional)". We mark what may be left out, not what must be filled in. */
  optional?: boolean
}

export function Label({ htmlFor, optional = false, className, children, ...rest }: LabelProps) {
  return (
    <label {...rest} htmlFor={htmlFor} className={cn('block font-medium text-ink text-sm', className)}>
      {children}
      {optional ? <span className="font-normal text-faint"> (optional)</span> : null}
    </label>
  )
}
