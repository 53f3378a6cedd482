'use client'

import { Checkbox } from '@/components/ui/checkbox'
import type { ControlProps } from '../control'

/** Several of a few: every choice in sight. Stored values that are not on the list keep a box of their own. */
export function CheckboxList({ id, field, options = [], locked }: ControlProps) {
  const chosen: string[] = Array.isArray(field.value) ? field.value : []
  const unknown = chosen.filter((value) => !options.some((option) => option.value === value))
  const boxes = [...options, ...unknown.map((value) => ({ value, label: value }))]
  const toggle = (value: string, on: boolean) =>
    field.onChange(on ? [...chosen, value] : chosen.filter((other) => other !== value))
  return (
    <div className="grid gap-x-4 gap-y-1 pt-0.5 sm:grid-cols-2">
      {boxes.map(({ value, label }, i) => (
        <label
          key={value}
          htmlFor={`${id}-${i}`}
          className="flex min-h-6 items-start gap-2 text-sm has-disabled:text-muted pointer-coarse:items-center"
        >
          <Checkbox
            id={`${id}-${i}`}
            ref={i === 0 ? field.ref : undefined}
            name={field.name}
            checked={chosen.includes(value)}
            onChange={(event) => toggle(value, event.target.checked)}
            onBlur={field.onBlur}
            disabled={locked}
            className="mt-px pointer-coarse:size-6"
          />
          {label}
        </label>
      ))}
    </div>
  )
}
