'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import { useFieldArray, useFormContext, useFormState } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import type { FieldSpec } from '@/lib/form/field-spec'
import { errorIssues } from './error-issues'
import { Field } from './field'
import { describedBy, Padlock } from './field-frame'
import { fieldId, useFormSettings } from './form-settings'

/** A list of items with fields of their own: contacts, amounts. Locked as a whole, and says so once. */
export function GroupField({ spec, item }: { spec: FieldSpec; item: readonly FieldSpec[] }) {
  const { formId, lockedPath } = useFormSettings()
  const { control } = useFormContext()
  const { fields, append, remove } = useFieldArray({ control, name: spec.path })
  const { errors } = useFormState({ control, name: spec.path })
  const box = useRef<HTMLFieldSetElement>(null)
  const id = fieldId(formId, spec.path)
  const lock = lockedPath(spec.path)
  const error = errorIssues(errors).find((issue) => issue.path === spec.path)?.message
  const noun = spec.itemNoun ?? spec.label
  const atMost = spec.maxItems === undefined || fields.length < spec.maxItems

  const drop = (index: number) => {
    remove(index)
    box.current?.querySelector<HTMLElement>('[data-add-item]')?.focus()
  }

  return (
    <fieldset
      ref={box}
      id={id}
      aria-describedby={describedBy(id, { help: spec.help, error, lock })}
      data-invalid={error ? 'true' : undefined}
      className="min-w-0 space-y-3 sm:col-span-2"
    >
      <legend className="sr-only">{spec.label}</legend>
      {spec.help || lock ? (
        <div className="flex items-center gap-1.5 text-muted text-xs">
          {lock ? <Padlock reason={lock} /> : null}
          <p id={`${id}-help`}>{spec.help ?? lock}</p>
          {lock ? (
            <span id={`${id}-lock`} className="sr-only">
              {lock}
            </span>
          ) : null}
        </div>
      ) : null}
      {fields.length === 0 && lock ? <p className="text-muted">None</p> : null}
      {fields.map(({ id: key }, index) => (
        <fieldset key={key} className="min-w-0 rounded-md border p-3">
          <legend className="float-left font-medium text-muted text-xs">
            {capitalized(noun)} {index + 1}
          </legend>
          {lock ? null : (
            <Button
              size="icon-sm"
              variant="ghost"
              aria-label={`Remove ${noun} ${index + 1}`}
              onClick={() => drop(index)}
              className="-mt-1.5 -mr-1.5 float-right"
            >
              <Trash2 aria-hidden />
            </Button>
          )}
          <div className="clear-both grid gap-x-4 gap-y-3 sm:grid-cols-2">
            {drawnAlone(item).map((field) => (
              <Field key={field.path} spec={field} root={`${spec.path}.${index}`} groupLock={lock} />
            ))}
          </div>
        </fieldset>
      ))}
      {error ? (
        <p id={`${id}-error`} className="text-danger-text text-xs">
          {error}
        </p>
      ) : null}
      {lock ? null : (
        <Button
          size="sm"
          data-add-item
          disabled={!atMost}
          onClick={() => append({ ...spec.itemBlank }, { shouldFocus: true })}
        >
          <Plus aria-hidden />
          Add {fields.length === 0 ? article(noun) : 'another'} {noun}
        </Button>
      )}
    </fieldset>
  )
}

/** A currency is drawn beside its amount, not as a field of its own. */
export function drawnAlone(specs: readonly FieldSpec[]): FieldSpec[] {
  const beside = new Set(specs.map((spec) => spec.currencyPath))
  return specs.filter((spec) => !beside.has(spec.path))
}

function article(noun: string): string {
  return /^[aeiou]/.test(noun) ? 'an' : 'a'
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
