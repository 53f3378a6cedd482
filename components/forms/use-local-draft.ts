'use client'

import { useEffect, useState } from 'react'
import type { FieldSpec } from '@/lib/form/field-spec'
import { isSameValue, valueAt } from '@/lib/form/paths'
import { editsOf, type FormEdit } from './form-edits'
import { keepDraft, readDraft } from './local-draft'
import type { BasedForm } from './use-based-form'

export interface LocalDraft {
  /** Whether text from an earlier visit was put back, and neither saved nor discarded since. */
  restored: boolean
  /** What is typed now is not from an earlier visit any more; keeps what is left of it. */
  settle: () => void
}

/** Keeps what is typed into the form in this tab, and puts it back when the form opens again. */
export function useLocalDraft(
  { form, base, apply }: BasedForm,
  specs: readonly FieldSpec[],
  { draftKey, lockedPath }: { draftKey?: string; lockedPath: (path: string) => string | undefined },
): LocalDraft {
  const [restored, setRestored] = useState(false)
  const keep = (values: unknown) => {
    if (draftKey) keepDraft(draftKey, editsOf(specs, values, base.current))
  }
  const isUsable = ([path, value]: FormEdit) =>
    specs.some((spec) => spec.path === path) &&
    lockedPath(path) === undefined &&
    !isSameValue(value, valueAt(form.getValues(), path))

  // biome-ignore lint/correctness/useExhaustiveDependencies: once; sessionStorage exists only after the first draw
  useEffect(() => {
    const edits = (draftKey ? readDraft(draftKey) : []).filter(isUsable)
    apply(edits)
    if (edits.length > 0) setRestored(true)
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `keep` differs only with the key
  useEffect(
    () => form.subscribe({ formState: { values: true }, callback: ({ values }) => keep(values) }),
    [form, draftKey],
  )

  const settle = () => {
    setRestored(false)
    keep(form.getValues())
  }
  return { restored, settle }
}
