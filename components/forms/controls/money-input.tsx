'use client'

import { useState } from 'react'
import { useController, useFormContext } from 'react-hook-form'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { useIsLive } from '@/components/ui/use-is-live'
import type { ControlProps } from '../control'
import { fieldId, useFormSettings } from '../form-settings'
import { groupedAmount } from './grouped-amount'

/**
 * An amount and its currency, one beside the other. They are two values; each can be wrong or locked on its own. The
 * amount is grouped for reading and plain for writing.
 */
export function MoneyInput({ spec, id, root, field, locked, invalid, describedBy }: ControlProps) {
  const [isWriting, setWriting] = useState(false)
  const isLive = useIsLive()
  const text = typeof field.value === 'string' ? field.value : ''
  return (
    <div className="flex gap-2">
      <Input
        id={id}
        name={field.name}
        ref={field.ref}
        value={isWriting ? text : groupedAmount(text)}
        onChange={field.onChange}
        onFocus={() => setWriting(true)}
        onBlur={() => {
          setWriting(false)
          field.onBlur()
        }}
        disabled={locked}
        readOnly={!isLive}
        required={spec.required}
        inputMode="decimal"
        autoComplete="off"
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        className="text-right tabular-nums"
      />
      {spec.currencyPath ? (
        <Currency of={spec.label} path={spec.currencyPath} root={root} locked={locked} />
      ) : null}
    </div>
  )
}

interface CurrencyProps {
  of: string
  path: string
  root: string
  locked: boolean
}

function Currency({ of, path: member, root, locked }: CurrencyProps) {
  const { formId, currencySpec, lockedPath } = useCurrency(member, root)
  const { control } = useFormContext()
  const path = root === '' ? member : `${root}.${member}`
  const { field, fieldState } = useController({ control, name: path })
  const options = currencySpec?.options ?? []
  const chosen =
    typeof field.value === 'string' && field.value !== '' ? field.value : (options[0]?.value ?? '')
  const known = options.some((option) => option.value === chosen)
  const id = fieldId(formId, path)
  return (
    <div className="w-24 shrink-0 space-y-1">
      <Select
        id={id}
        name={field.name}
        ref={field.ref}
        value={chosen}
        onChange={field.onChange}
        onBlur={field.onBlur}
        disabled={locked || lockedPath(path) !== undefined}
        aria-label={`${of}: currency`}
        aria-invalid={fieldState.error ? true : undefined}
        aria-describedby={fieldState.error ? `${id}-error` : undefined}
        options={(known ? [] : [{ value: chosen, label: chosen }]).concat(
          options.map(({ value }) => ({ value, label: value })),
        )}
      />
      {fieldState.error ? (
        <p id={`${id}-error`} className="text-danger-text text-xs">
          {fieldState.error.message}
        </p>
      ) : null}
    </div>
  )
}

/** The currency's own field, beside the amount in the form or in the item. */
function useCurrency(member: string, root: string) {
  const { formId, specs, lockedPath } = useFormSettings()
  const group = root === '' ? undefined : specs.find((spec) => spec.item && root.startsWith(`${spec.path}.`))
  const beside = group?.item ?? specs
  return { formId, lockedPath, currencySpec: beside.find((spec) => spec.path === member) }
}
