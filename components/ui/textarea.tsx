import type { ComponentProps } from 'react'
import { cn } from './cn'
import { controlStyle } from './control-style'

/** Grows with its text where the browser can, up to 20 lines. */
export function Textarea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      {...rest}
      rows={rows}
      className={cn(controlStyle, 'field-sizing-content max-h-96 min-h-20 resize-y py-2', className)}
    />
  )
}
