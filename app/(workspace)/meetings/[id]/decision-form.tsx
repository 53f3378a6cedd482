'use client'

import { type FormEvent, type KeyboardEvent, type ReactNode, useId } from 'react'
import { far } from '@/components/meeting/far'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'

export interface DecisionFormProps {
  title: string
  isBusy: boolean
  refusal?: string
  /** There is enough to decide. */
  isReady: boolean
  /** How the keyboard decides here, when not by Enter alone. */
  keysHint?: string
  isDanger?: boolean
  confirm?: string
  onDecide: () => void
  /** Leaves; what was typed stays. */
  onClose: () => void
  /** Forgets what was typed. Left out where nothing was. */
  onDiscard?: () => void
  children: ReactNode
}

/** The frame of a decision: `Esc` leaves it and keeps what was typed. */
export function DecisionForm({ title, children, onClose, onDecide, isReady, ...rest }: DecisionFormProps) {
  const heading = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady && !rest.isBusy) onDecide()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    onClose()
  }
  return (
    <form
      noValidate
      aria-labelledby={heading}
      onSubmit={submit}
      onKeyDown={onKeyDown}
      className="space-y-3 px-4 pt-3 pb-4 sm:px-6 xl:px-10"
    >
      <h2 id={heading} className={cn('font-semibold', far.body)}>
        {title}
      </h2>
      {children}
      {rest.refusal ? (
        <Banner tone="danger" title="Not decided">
          {rest.refusal}
        </Banner>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          type="submit"
          size="lg"
          variant={rest.isDanger ? 'danger' : 'primary'}
          busy={rest.isBusy}
          disabled={!isReady}
        >
          {rest.confirm ?? 'Decide'}
        </Button>
        <Button size="lg" variant="ghost" onClick={onClose}>
          Close
        </Button>
        {rest.onDiscard ? (
          <Button size="lg" variant="ghost" onClick={rest.onDiscard}>
            Discard what was typed
          </Button>
        ) : null}
        <span className={cn('ml-auto text-muted max-md:hidden', far.small)}>
          {rest.keysHint ?? 'Enter decides'} · Esc leaves, what you typed stays
        </span>
      </div>
    </form>
  )
}
