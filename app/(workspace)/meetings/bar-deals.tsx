'use client'

import type { Route } from 'next'
import { useEffect, useState } from 'react'
import { MovementSheet } from '@/components/charts/movement-sheet'
import type { MovementKind } from '@/lib/pipeline/movement'
import { isShortened } from '@/lib/pipeline/shortened-waterfall'
import type { Waterfall, WaterfallStep } from '@/lib/pipeline/waterfall'

/** The bar whose deals are shown. */
export interface OpenBar {
  kind: MovementKind
  /** Only what moved in it. */
  currency?: string
}

export interface BarDealsProps {
  waterfall: Waterfall
  bar: OpenBar | undefined
  locale: string
  /** Where a shortened step is had whole; its kind is added to the query. */
  source?: string
  onClose: () => void
}

/** The deals behind a bar, each leading to its record. */
export function BarDeals({ waterfall, bar, locale, source, onClose }: BarDealsProps) {
  const step = waterfall.steps.find(({ kind }) => kind === bar?.kind)
  const { whole, isMissing } = useWholeStep(step, source)
  return (
    <MovementSheet
      step={step && (whole ?? step)}
      isRestMissing={isMissing}
      currency={bar?.currency}
      locale={locale}
      hrefOf={(id) => `/opportunities/${id}` as Route}
      onClose={onClose}
    />
  )
}

interface Answer {
  address: string
  /** Undefined when it could not be read. */
  step?: WaterfallStep
}

/** The step with all of its deals, read when somebody opens it. */
function useWholeStep(step: WaterfallStep | undefined, source: string | undefined) {
  const [answer, setAnswer] = useState<Answer>()
  const address = step && source && isShortened(step) ? `${source}&kind=${step.kind}` : undefined
  useEffect(() => {
    if (!address) return
    const controller = new AbortController()
    readStep(address, controller.signal).then(
      (whole) => setAnswer({ address, step: whole }),
      () => controller.signal.aborted || setAnswer({ address }),
    )
    return () => controller.abort()
  }, [address])
  const isTheirs = answer !== undefined && answer.address === address
  return { whole: isTheirs ? answer.step : undefined, isMissing: isTheirs && !answer.step }
}

async function readStep(address: string, signal: AbortSignal): Promise<WaterfallStep> {
  const response = await fetch(address, { signal })
  if (!response.ok) throw new Error(`The deals were answered with ${response.status}`)
  return (await response.json()) as WaterfallStep
}
