'use client'

import { type RefObject, useEffect, useState } from 'react'
import type { FieldErrors, FieldValues, UseFormReturn } from 'react-hook-form'
import type { FieldSpec } from '@/lib/form/field-spec'
import type { ActionError, FieldIssue } from '@/lib/result'
import { errorIssues } from './error-issues'
import { focusFirstInvalid } from './focus-field'
import { placeIssues } from './place-issues'

/** Why the last attempt did not go through, as far as no field on screen says it. */
export type FormFailure =
  | { kind: 'local'; issues: FieldIssue[] }
  | { kind: 'refused'; error: ActionError }
  | { kind: 'lost' }

export interface FormIssues {
  failure: FormFailure | undefined
  setFailure: (failure: FormFailure | undefined) => void
  /** What validation found: fields show it themselves, in a moment; the rest is a failure of the form. */
  refuseLocally: (errors: FieldErrors) => void
  /** What the server answered. */
  refuse: (error: ActionError) => void
  /** What the caller found; focuses the first. */
  report: (issues: readonly FieldIssue[]) => void
  /** Puts the cursor into the first wrong field once the errors given so far are drawn. */
  focusFirst: () => void
}

/** Brings issues to their fields and the cursor to the first of them. `isDrawn` tells whether a path is on screen. */
export function useFormIssues(
  form: UseFormReturn<FieldValues>,
  specs: readonly FieldSpec[],
  formRef: RefObject<HTMLFormElement | null>,
  isDrawn: (path: string) => boolean,
): FormIssues {
  const [failure, setFailure] = useState<FormFailure>()
  const [focusRequest, setFocusRequest] = useState(0)
  const focusFirst = () => setFocusRequest((count) => count + 1)
  useEffect(() => {
    if (focusRequest > 0) focusFirstInvalid(formRef.current)
  }, [focusRequest, formRef])
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ errors, name }) => {
          if (name && errors) recheck(form, errors, name)
        },
      }),
    [form],
  )

  /** Puts issues on their fields; answers those that have none on screen. */
  const place = (issues: readonly FieldIssue[]): FieldIssue[] => {
    const { placed, unplaced } = placeIssues(issues, specs, isDrawn)
    for (const { path, message } of placed) {
      const isGroup = specs.some((spec) => spec.path === path && spec.item)
      form.setError(isGroup ? `${path}.root` : path, { type: 'server', message })
    }
    return unplaced
  }
  const refuse = (error: ActionError) => {
    if (error.kind !== 'fields') return setFailure({ kind: 'refused', error })
    const unplaced = place(error.fields)
    if (unplaced.length > 0 || error.message || error.fields.length === 0) {
      setFailure({ kind: 'refused', error: { ...error, fields: unplaced } })
    }
  }
  const showLocal = (issues: FieldIssue[]) =>
    setFailure(issues.length > 0 ? { kind: 'local', issues } : undefined)

  return {
    failure,
    setFailure,
    focusFirst,
    refuse,
    refuseLocally: (errors) => showLocal(errorIssues(errors).filter(({ path }) => !isDrawn(path))),
    report: (issues) => {
      showLocal(place(issues))
      focusFirst()
    },
  }
}

/** Another field's answer may have settled an error shown elsewhere; what AWS said stands until its own field changes. */
function recheck(form: UseFormReturn<FieldValues>, errors: FieldErrors, changed: string): void {
  const stale = errorIssues(errors, (type) => type !== 'server')
    .map(({ path }) => path)
    .filter((path) => path !== changed)
  if (stale.length > 0) void form.trigger(stale)
}
