'use client'

import { ArrowLeftRight } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { type InsightSettings, reportingCurrencies } from '@/lib/insight/settings'

export interface CurrencyChoiceProps {
  settings: InsightSettings
  /** Empty for each by itself. */
  currency: string
  maySet: boolean
  onChange: (currency: string) => void
  onRates: () => void
}

/** Which currency figures are told in, among those that a rate leads to. */
export function CurrencyChoice({ settings, currency, maySet, onChange, onRates }: CurrencyChoiceProps) {
  const currencies = reportingCurrencies(settings)
  return (
    <>
      {currencies.length > 0 ? (
        <Select
          aria-label="Currency of the figures"
          options={[
            { value: '', label: 'Currencies apart' },
            ...currencies.map((code) => ({ value: code, label: `All in ${code}` })),
          ]}
          value={currencies.includes(currency) ? currency : ''}
          onChange={(event) => onChange(event.target.value)}
          className="w-40"
        />
      ) : null}
      {maySet || settings.rates.length > 0 ? (
        <Button onClick={onRates}>
          <ArrowLeftRight aria-hidden />
          Exchange rates…
        </Button>
      ) : null}
    </>
  )
}
