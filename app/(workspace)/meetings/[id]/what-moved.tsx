'use client'

import { useState } from 'react'
import { MovementDeals, MovementStrip } from '@/components/meeting/movement-strip'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import type { MeetingOverview } from '@/lib/meeting/overview'
import type { MovementKind } from '@/lib/pipeline/movement'

export interface WhatMovedProps {
  /** Undefined until it is read. */
  overview: MeetingOverview | undefined
  isError: boolean
  locale: string
  onOpen: (dealId: string) => void
}

/** What moved the pipeline since last time; every figure opens its deals. */
export function WhatMoved({ overview, isError, onOpen }: WhatMovedProps) {
  const [kind, setKind] = useState<MovementKind>()
  if (!overview) {
    return isError ? (
      <p className="text-muted">What moved could not be read. It is asked for again by itself.</p>
    ) : (
      <Skeleton className="h-16 rounded-lg" />
    )
  }
  const { waterfall } = overview
  const step = waterfall.steps.find((each) => each.kind === kind)
  const toggle = (picked: MovementKind) => setKind(picked === kind ? undefined : picked)
  return (
    <section aria-label="Since last time" className="space-y-3">
      <MovementStrip waterfall={waterfall} open={kind} onOpen={toggle} />
      {step ? (
        <Card className="py-2">
          <MovementDeals step={step} onOpen={onOpen} />
        </Card>
      ) : null}
    </section>
  )
}
