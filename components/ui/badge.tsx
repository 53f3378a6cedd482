import type { ComponentProps } from 'react'
import { cn } from './cn'
import { type Tone, toneStyle } from './tone'

export interface BadgeProps extends ComponentProps<'span'> {
  tone?: Tone
}

export function Badge({ tone = 'neutral', className, ...rest }: BadgeProps) {
  return (
    <span
      {...rest}
      className={cn(
        'inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-full border px-2 font-medium text-xs [&_svg]:size-3',
        toneStyle[tone],
        className,
      )}
    />
  )
}
