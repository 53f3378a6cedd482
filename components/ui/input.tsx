import type { ComponentProps } from 'react'
import { cn } from './cn'
import { controlHeight, controlStyle } from './control-style'

export function Input({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  return <input {...rest} type={type} className={cn(controlStyle, controlHeight, className)} />
}
