'use client'

import { RatesDialog } from '@/components/insight/rates-dialog'
import { WeightsDialog } from '@/components/insight/weights-dialog'
import { notify } from '@/components/ui/notify'
import type { InsightFigures } from '@/lib/insight/figures'
import type { InsightReading } from '@/lib/insight/insights'
import type { Weights } from '@/lib/insight/settings'
import type { NewRate } from '@/lib/insight/settings-schema'
import type { ActionResult } from '@/lib/result'

export interface ChangeSettings {
  setRate: (rate: NewRate) => Promise<ActionResult<null>>
  withdrawRate: (input: { id: string }) => Promise<ActionResult<null>>
  setWeights: (weights: Weights) => Promise<ActionResult<null>>
}

export type OpenDialog = 'rates' | 'weights'

export interface InsightDialogsProps {
  open: OpenDialog | undefined
  data: InsightReading
  locale: string
  change: ChangeSettings | undefined
  /** Something was set: figures are to be read anew. */
  onChanged: () => Promise<void>
  onClose: () => void
}

/** The currencies deals are in, whatever they are told in. */
function currenciesOf({ forecast, origins, lost, exchange }: InsightFigures): string[] {
  const sums = [
    ...forecast.total.open,
    ...origins.flatMap(({ launched }) => launched),
    ...lost.flatMap(({ value }) => value),
  ]
  const codes = [...sums, ...(exchange?.used ?? [])].map(({ currency }) => currency)
  return [...new Set(codes)].sort()
}

/** What a manager sets, and others may see. */
export function InsightDialogs({ open, data, locale, change, onChanged, onClose }: InsightDialogsProps) {
  const { figures, settings } = data
  const done = async (result: ActionResult<null>, title: string) => {
    if (!result.ok) return result
    await onChanged()
    notify.success({ title })
    return result
  }
  return (
    <>
      <RatesDialog
        isOpen={open === 'rates'}
        rates={settings.rates}
        currencies={currenciesOf(figures)}
        today={figures.today}
        locale={locale}
        {...(change && {
          change: {
            set: async (rate: NewRate) => done(await change.setRate(rate), 'Rate set'),
            withdraw: async (id: string) => done(await change.withdrawRate({ id }), 'Rate withdrawn'),
          },
        })}
        onClose={onClose}
      />
      {change ? (
        <WeightsDialog
          isOpen={open === 'weights'}
          settings={settings}
          save={async (weights) => done(await change.setWeights(weights), 'Weights saved')}
          onClose={onClose}
        />
      ) : null}
    </>
  )
}
