'use client'

import { type RefObject, useId, useRef, useState } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import type * as z from 'zod'
import { describeForm, type FieldSpec } from '@/lib/form/field-spec'
import type { Option } from '@/lib/form/fields'
import type { ActionResult, FieldIssue } from '@/lib/result'
import { focusField } from './focus-field'
import { type FormSettings, fieldId } from './form-settings'
import { useBasedForm } from './use-based-form'
import { type FormFailure, useFormIssues } from './use-form-issues'
import { useLeaveWarning } from './use-leave-warning'
import { useLocalDraft } from './use-local-draft'

export interface SchemaFormOptions<V extends FieldValues> {
  /** Judges what is sent. For an edit, the schema that knows what is stored (`opportunityEdit(values)`). */
  schema: z.ZodType<V, V>
  /** The form's fields when the caller has described the schema already. */
  fields?: readonly FieldSpec[]
  /** What is stored. A new value re-bases the form: untouched fields take it over, typed ones stay. */
  values: V
  /** What the form opens with when that differs from what is stored, such as a merge of two edits. */
  typed?: V
  /** Why a field may not be changed now. Locked fields are drawn disabled and send what is stored. */
  lockedPath?: (path: string) => string | undefined
  /** Choices that only the page knows, by path. */
  options?: Readonly<Record<string, readonly Option[]>>
  /** Shows what a field said before, beside what was typed. */
  showPrevious?: boolean
  /**
   * Where unsaved text is kept in this tab: name the form, the record and the user. Left out, nothing is kept. A form
   * is one record's form: for another record mount another one (`key`).
   */
  draftKey?: string
}

export interface SchemaFormState<V extends FieldValues> {
  form: UseFormReturn<FieldValues>
  settings: Omit<FormSettings, 'optionalMark'>
  /** Put it on the `<form>`: fields are looked up inside. */
  formRef: RefObject<HTMLFormElement | null>
  failure: FormFailure | undefined
  /** While an attempt is under way. */
  busy: boolean
  dirty: boolean
  /** Whether text from an earlier visit was put back. */
  restored: boolean
  /** Goes back to what is stored and forgets unsaved text. */
  discard: () => void
  /** Validates these fields; focuses the first wrong one. */
  check: (paths: readonly string[]) => Promise<boolean>
  /**
   * Validates everything and hands the tidied values to `send`. Whatever comes back, what was typed stays; what was
   * typed meanwhile stays too. Answers undefined when the values were wrong or nothing came back.
   */
  attempt: <T>(send: (values: V) => Promise<ActionResult<T>>) => Promise<Attempt<V, T> | undefined>
  /** Shows issues found by the caller at their fields, until those change, and focuses the first. */
  report: (issues: readonly FieldIssue[]) => void
  /** Puts the cursor into a field. */
  focus: (path: string) => void
}

export interface Attempt<V, T> {
  values: V
  result: ActionResult<T>
}

const unlocked = () => undefined
const noOptions = {}

/** A form made from a schema: its values, its errors, its unsaved text. Draw it with `FormFields`. */
export function useSchemaForm<V extends FieldValues>(options: SchemaFormOptions<V>): SchemaFormState<V> {
  const { schema, values, typed, draftKey, lockedPath = unlocked } = options
  const formId = useId()
  const formRef = useRef<HTMLFormElement>(null)
  const [described] = useState(() => options.fields ?? describeForm(schema))
  const specs = options.fields ?? described
  const elementOf = (path: string) =>
    formRef.current?.querySelector(`#${CSS.escape(fieldId(formId, path))}`) ?? null

  const based = useBasedForm(schema as z.ZodType<FieldValues, FieldValues>, specs, { values, typed })
  const { form, base, rebase } = based
  const draft = useLocalDraft(based, specs, { draftKey, lockedPath })
  const issues = useFormIssues(form, specs, formRef, (path) => elementOf(path) !== null)
  const [busy, setBusy] = useState(false)
  const dirty = form.formState.isDirty
  useLeaveWarning(dirty)

  const accept = (sent: V, typedWhenSent: unknown) => {
    form.clearErrors()
    rebase(sent, typedWhenSent)
    draft.settle()
  }

  async function attempt<T>(
    send: (values: V) => Promise<ActionResult<T>>,
  ): Promise<Attempt<V, T> | undefined> {
    if (busy) return undefined
    issues.setFailure(undefined)
    setBusy(true)
    let outcome: Attempt<V, T> | undefined
    await form.handleSubmit(async (parsed) => {
      const sent = parsed as V
      const typedWhenSent = structuredClone(form.getValues())
      try {
        const result = await send(sent)
        outcome = { values: sent, result }
        if (result.ok) accept(sent, typedWhenSent)
        else issues.refuse(result.error)
      } catch (error) {
        // The browser could not reach us, or the server broke: nothing is known but that the text is still here.
        console.error('[tandem] A form could not be sent', error)
        issues.setFailure({ kind: 'lost' })
      }
    }, issues.refuseLocally)()
    setBusy(false)
    // Only now do the fields know of their errors, and which one is the first.
    if (!outcome?.result.ok) issues.focusFirst()
    return outcome
  }

  return {
    form,
    settings: {
      formId,
      specs,
      lockedPath,
      options: options.options ?? noOptions,
      showPrevious: options.showPrevious ?? false,
    },
    formRef,
    failure: issues.failure,
    busy,
    dirty,
    restored: draft.restored,
    attempt,
    discard: () => {
      issues.setFailure(undefined)
      form.reset(base.current)
      draft.settle()
    },
    check: async (paths) => {
      const sound = await form.trigger([...paths])
      if (!sound) issues.focusFirst()
      return sound
    },
    report: issues.report,
    focus: (path) => focusField(elementOf(path)),
  }
}
