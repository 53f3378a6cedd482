import type { ComponentProps } from 'react'
import { cn } from './cn'

/** A panel on the canvas. */
export function Card({ className, ...rest }: ComponentProps<'div'>) {
  return <div {...rest} className={cn('rounded-lg border bg-surface shadow-sm', className)} />
}
