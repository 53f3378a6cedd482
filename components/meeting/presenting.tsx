'use client'

import { MonitorUp, MonitorX } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import type { Presenter } from '@/lib/meeting/meeting'
import { TakeOverDialog } from './take-over-dialog'

export interface PresentingProps {
  presenter?: Presenter
  userId: string
  /** In this very window. */
  isPresenting: boolean
  /** Viewers follow. */
  mayPresent: boolean
  /** @param over The term that is taken over; left out when nobody has to make room. */
  onPresent: (over?: number) => void
  onStop: () => void
}

/** Says who steers the shared screen, and lets those who may take the place or give it up. */
export function Presenting({
  presenter,
  userId,
  isPresenting,
  mayPresent,
  onPresent,
  onStop,
}: PresentingProps) {
  const [isAsking, setIsAsking] = useState(false)
  const isOwnWindow = presenter?.userId === userId
  const take = () => {
    if (presenter?.isHere) setIsAsking(true)
    else onPresent(presenter?.term)
  }
  if (isPresenting) {
    return (
      <Button size="sm" variant="ghost" onClick={onStop} title="Others may present then">
        <MonitorX aria-hidden />
        <span>
          <span className="sr-only">You are presenting. </span>Stop
          <span className="max-lg:hidden"> presenting</span>
        </span>
      </Button>
    )
  }
  return (
    <>
      {/* On a phone the ring around a face has to do where the button needs the room. */}
      <p className={cn('min-w-0 truncate text-muted text-xs', mayPresent && 'max-sm:sr-only')}>
        {presenterWords(presenter, isOwnWindow)}
      </p>
      {mayPresent ? (
        <Button size="sm" onClick={take}>
          <MonitorUp aria-hidden />
          {presenter?.isHere && !isOwnWindow ? 'Take over' : 'Present'}
        </Button>
      ) : null}
      {isAsking && presenter ? (
        <TakeOverDialog
          presenter={presenter.name}
          isOwnWindow={isOwnWindow}
          onConfirm={() => {
            setIsAsking(false)
            onPresent(presenter.term)
          }}
          onCancel={() => setIsAsking(false)}
        />
      ) : null}
    </>
  )
}

function presenterWords(presenter: Presenter | undefined, isOwnWindow: boolean): string {
  if (!presenter) return 'Nobody presents'
  if (isOwnWindow) return presenter.isHere ? 'You present in another window' : 'You were presenting'
  return presenter.isHere ? `${presenter.name} presents` : `${presenter.name} is away`
}
