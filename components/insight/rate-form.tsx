'use client'

import { type ComponentProps, type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorBanner } from '@/components/ui/error-banner'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { reportingCurrencies, type SetRate } from '@/lib/insight/settings'
import type { NewRate } from '@/lib/insight/settings-schema'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import type { ActionError, ActionResult } from '@/lib/result'

export interface RateFormProps {
  currencies: readonly string[]
  rates: readonly SetRate[]
  today: PlainDate
  set: (rate: NewRate) => Promise<ActionResult<null>>
}

type Typed = Omit<NewRate, 'id'>

/** What is most likely wanted: the currency figures are told in already, and one that has no rate to it. */
function likely({ currencies, rates, today }: Pick<RateFormProps, 'currencies' | 'rates' | 'today'>): Typed {
  const base =
    reportingCurrencies({ rates })[0] ?? (currencies.includes('USD') ? 'USD' : currencies[0]) ?? 'USD'
  const currency = currencies.find((code) => code !== base) ?? ''
  return { base, currency, rate: '', asOf: today }
}

/** Sets one rate: "1 EUR is 1.08 USD, from 12 Nov on". */
export function RateForm({ set, ...known }: RateFormProps) {
  const [typed, setTyped] = useState(() => likely(known))
  const [isSaving, setIsSaving] = useState(false)
  const [error, setError] = useState<ActionError>()
  const issue = (path: keyof Typed) =>
    error?.kind === 'fields' ? error.fields.find((field) => field.path === path)?.message : undefined
  const change = (part: Partial<Typed>) => setTyped((current) => ({ ...current, ...part }))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsSaving(true)
    const result = await set({ ...typed, id: crypto.randomUUID() })
    setIsSaving(false)
    setError(result.ok ? undefined : result.error)
    if (result.ok) change({ rate: '' })
  }
  return (
    <form noValidate onSubmit={submit} className="space-y-3 rounded-lg border bg-canvas p-4">
      {error && error.kind !== 'fields' ? <ErrorBanner error={error} /> : null}
      <div className="grid grid-cols-2 items-start gap-3 sm:grid-cols-[6rem_minmax(0,1fr)_6rem_9.5rem_auto]">
        <Text
          label="One"
          value={typed.currency}
          issue={issue('currency')}
          onText={(currency) => change({ currency })}
          maxLength={3}
          placeholder="EUR"
          className="uppercase"
        />
        <Text
          label="is worth"
          value={typed.rate}
          issue={issue('rate')}
          onText={(rate) => change({ rate })}
          inputMode="decimal"
          maxLength={30}
          placeholder="1.08"
          className="tabular-nums"
        />
        <Text
          label="of"
          value={typed.base}
          issue={issue('base')}
          onText={(base) => change({ base })}
          maxLength={3}
          placeholder="USD"
          className="uppercase"
        />
        <Text
          label="from this day on"
          type="date"
          value={typed.asOf}
          issue={issue('asOf')}
          onText={(asOf) => change({ asOf })}
          max={known.today}
        />
        <Button
          type="submit"
          variant="primary"
          busy={isSaving}
          className="mt-5.5 max-sm:col-span-2 max-sm:mt-0"
        >
          Set rate
        </Button>
      </div>
    </form>
  )
}

interface TextProps extends ComponentProps<typeof Input> {
  label: string
  issue: string | undefined
  onText: (text: string) => void
}

function Text({ label, issue, onText, ...rest }: TextProps) {
  const id = useId()
  return (
    <div className="min-w-0 space-y-1">
      <Label htmlFor={id}>{label}</Label>
      <Input
        {...rest}
        id={id}
        autoComplete="off"
        aria-invalid={issue !== undefined}
        aria-describedby={issue ? `${id}-issue` : undefined}
        onChange={(event) => onText(event.target.value)}
      />
      {issue ? (
        <p id={`${id}-issue`} role="alert" className="text-danger-text text-xs">
          {issue}
        </p>
      ) : null}
    </div>
  )
}
