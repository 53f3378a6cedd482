'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { ErrorBanner } from '@/components/ui/error-banner'
import type { SetRate } from '@/lib/insight/settings'
import type { NewRate } from '@/lib/insight/settings-schema'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import type { ActionError, ActionResult } from '@/lib/result'
import { RateForm } from './rate-form'
import { RateHistory } from './rate-history'

export interface RatesDialogProps {
  isOpen: boolean
  rates: readonly SetRate[]
  /** Currencies that deals are in: what there is to exchange. */
  currencies: readonly string[]
  today: PlainDate
  locale: string
  /** Left out for whoever may look and not set. */
  change?: {
    set: (rate: NewRate) => Promise<ActionResult<null>>
    withdraw: (id: string) => Promise<ActionResult<null>>
  }
  onClose: () => void
}

/** The exchange rates: those that hold, those that did, and for a manager the way to set one. */
export function RatesDialog({ isOpen, onClose, ...rest }: RatesDialogProps) {
  return (
    <Dialog open={isOpen} onOpenChange={(next) => next || onClose()}>
      {isOpen ? <Content {...rest} /> : null}
    </Dialog>
  )
}

function Content({ rates, currencies, today, locale, change }: Omit<RatesDialogProps, 'isOpen' | 'onClose'>) {
  const [error, setError] = useState<ActionError>()
  const withdraw = async (id: string) => {
    const result = await change?.withdraw(id)
    setError(result?.ok === false ? result.error : undefined)
  }
  return (
    <DialogContent
      title="Exchange rates"
      description={
        change
          ? 'A rate holds from its day on until a younger one. Figures say which they used; nothing is exchanged without one.'
          : 'Set by a manager. Figures say which they used; nothing is exchanged without one.'
      }
      size="lg"
      footer={
        <DialogClose asChild>
          <Button>Close</Button>
        </DialogClose>
      }
    >
      <div className="space-y-5">
        {change ? <RateForm currencies={currencies} rates={rates} today={today} set={change.set} /> : null}
        {error ? <ErrorBanner error={error} /> : null}
        <RateHistory rates={rates} today={today} locale={locale} onWithdraw={change && withdraw} />
      </div>
    </DialogContent>
  )
}
