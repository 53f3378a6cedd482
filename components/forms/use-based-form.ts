'use client'

import { type RefObject, useEffect, useRef } from 'react'
import { type FieldValues, type UseFormReturn, useForm } from 'react-hook-form'
import type * as z from 'zod'
import type { FieldSpec } from '@/lib/form/field-spec'
import { isSameValue } from '@/lib/form/paths'
import { editsOf, type FormEdit } from './form-edits'
import { formResolver } from './form-resolver'

export interface BasedForm {
  form: UseFormReturn<FieldValues>
  /** What is stored, to the form's knowledge: what an edit is an edit of. */
  base: RefObject<FieldValues>
  /** Types these values in. */
  apply: (edits: readonly FormEdit[]) => void
  /** Takes `stored` for the new base and types in again whatever differs from `typedOver`. */
  rebase: (stored: FieldValues, typedOver: unknown) => void
}

/**
 * A form that knows what it is an edit of. When the stored values change, untouched fields take the new ones over and
 * typed text stays.
 */
export function useBasedForm(
  schema: z.ZodType<FieldValues, FieldValues>,
  specs: readonly FieldSpec[],
  { values, typed }: { values: FieldValues; typed?: FieldValues },
): BasedForm {
  const base = useRef(values)
  const form = useForm<FieldValues>({
    defaultValues: values,
    mode: 'onTouched',
    shouldFocusError: false,
    resolver: formResolver(schema, specs, () => base.current),
  })
  const apply = (edits: readonly FormEdit[]) => {
    for (const [path, value] of edits) form.setValue(path, value, { shouldDirty: true })
  }
  const rebase = (stored: FieldValues, typedOver: unknown) => {
    const edits = editsOf(specs, form.getValues(), typedOver)
    base.current = stored
    form.reset(stored, { keepErrors: true })
    apply(edits)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: only what the form opens with
  useEffect(() => {
    if (typed) apply(editsOf(specs, typed, values))
  }, [])

  const lastValues = useRef(values)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new stored value re-bases the form
  useEffect(() => {
    if (isSameValue(lastValues.current, values)) return
    lastValues.current = values
    rebase(values, base.current)
  }, [values])

  return { form, base, apply, rebase }
}
