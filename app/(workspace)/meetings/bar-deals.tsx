'use client'

import type { Route } from 'next'
import { MovementSheet } from '@/components/charts/movement-sheet'
import type { MovementKind } from '@/lib/pipeline/movement'
import type { Waterfall } from '@/lib/pipeline/waterfall'
import { useWholeStep } from './use-whole-step'

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
  /** See `useWholeStep`. */
  addressOf?: (kind: MovementKind) => string
  onClose: () => void
}

/** The deals behind a bar, each leading to its record. */
export function BarDeals({ waterfall, bar, locale, addressOf, onClose }: BarDealsProps) {
  const step = waterfall.steps.find(({ kind }) => kind === bar?.kind)
  const { whole, isMissing } = useWholeStep(step, addressOf)
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
