import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { type Tone, toneStyle } from './tone'

const icons: Record<Tone, LucideIcon> = {
  neutral: Info,
  accent: Info,
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  danger: CircleAlert,
}

export interface BannerProps {
  tone?: Tone
  title?: ReactNode
  children?: ReactNode
  /** Buttons or links, on the right where there is room. */
  actions?: ReactNode
  /** Code and request id for support, folded away. */
  details?: ReactNode
  className?: string
}

/** A message that stays. Danger and warning interrupt a screen reader; the others wait for a pause. */
export function Banner({ tone = 'info', title, children, actions, details, className }: BannerProps) {
  const Icon = icons[tone]
  const urgent = tone === 'danger' || tone === 'warning'
  return (
    <div
      role={urgent ? 'alert' : 'status'}
      className={cn('flex gap-2.5 rounded-lg border px-3 py-2.5 text-sm', toneStyle[tone], className)}
    >
      <Icon aria-hidden className="mt-px size-4 shrink-0" />
      <div className="flex min-w-0 flex-1 flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-48 flex-1 space-y-0.5">
          {title ? <p className="font-medium">{title}</p> : null}
          {children ? <div className="text-ink">{children}</div> : null}
          {details ? (
            <details className="text-muted text-xs">
              <summary className="w-fit">Details</summary>
              <div className="mt-1 break-all font-mono">{details}</div>
            </details>
          ) : null}
        </div>
        {actions ? <div className="flex shrink-0 flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  )
}
