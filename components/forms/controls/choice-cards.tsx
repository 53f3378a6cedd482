'use client'

import { useId } from 'react'
import type { ControlProps } from '../control'

/** One of a few that need explaining: a radio button with its consequences under it. */
export function ChoiceCards({ field, options = [], locked }: ControlProps) {
  const listId = useId()
  return (
    <div className="grid gap-2 sm:grid-cols-2">
      {options.map(({ value, label, hint }, i) => (
        <label
          key={value}
          className="flex gap-2.5 rounded-md border p-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2"
        >
          <input
            ref={i === 0 ? field.ref : undefined}
            type="radio"
            name={field.name}
            value={value}
            checked={field.value === value}
            onChange={() => field.onChange(value)}
            onBlur={field.onBlur}
            disabled={locked}
            aria-describedby={hint ? `${listId}-${i}` : undefined}
            aria-label={label}
            className="mt-px size-4 shrink-0 accent-accent outline-none pointer-coarse:size-6"
          />
          <span>
            <span className="block font-medium">{label}</span>
            {hint ? (
              <span id={`${listId}-${i}`} className="block text-muted">
                {hint}
              </span>
            ) : null}
          </span>
        </label>
      ))}
    </div>
  )
}
