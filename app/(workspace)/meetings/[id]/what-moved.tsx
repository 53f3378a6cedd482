'use client'

import { X } from 'lucide-react'
import { useState } from 'react'
import { Waterfall } from '@/components/charts/waterfall'
import { MovementDeals } from '@/components/meeting/movement-deals'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import type { MeetingOverview } from '@/lib/meeting/overview'
import { movementWords } from '@/lib/pipeline/words'
import type { OpenBar } from '../bar-deals'
import { useWholeStep } from '../use-whole-step'

export interface WhatMovedProps {
  meetingId: string
  /** Undefined until it is read. */
  overview: MeetingOverview | undefined
  isError: boolean
  locale: string
  onOpen: (dealId: string) => void
}

/** What moved the pipeline since last time. Every bar opens its deals, and each of those into the meeting. */
export function WhatMoved({ meetingId, overview, isError, locale, onOpen }: WhatMovedProps) {
  const [bar, setBar] = useState<OpenBar>()
  const step = overview?.waterfall.steps.find(({ kind }) => kind === bar?.kind)
  const { whole, isMissing } = useWholeStep(
    step,
    (kind) => `/api/meetings/${meetingId}/movements?kind=${kind}`,
  )
  if (!overview) {
    return isError ? (
      <p className="text-muted">What moved could not be read. It is asked for again by itself.</p>
    ) : (
      <Skeleton className="h-64 rounded-lg" />
    )
  }
  const { waterfall } = overview
  return (
    <Card>
      <Waterfall
        waterfall={waterfall}
        locale={locale}
        onOpen={(kind, currency) => setBar({ kind, currency })}
        className="px-4 py-3"
      />
      {step ? (
        <div className="border-t">
          <header className="flex items-center justify-between gap-3 px-4 pt-2">
            <h3 className="font-semibold text-base">{movementWords[step.kind]}</h3>
            <Button size="icon-sm" variant="ghost" aria-label="Close" onClick={() => setBar(undefined)}>
              <X aria-hidden />
            </Button>
          </header>
          <MovementDeals
            key={`${bar?.kind} ${bar?.currency}`}
            step={whole ?? step}
            currency={bar?.currency}
            locale={locale}
            isRestMissing={isMissing}
            onOpen={onOpen}
          />
        </div>
      ) : null}
    </Card>
  )
}
