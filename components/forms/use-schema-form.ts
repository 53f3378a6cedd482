'use client'

import { type RefObject, useEffect, useId, useRef, useState } from 'react'
import { type FieldErrors, type FieldValues, type UseFormReturn, useForm } from 'react-hook-form'
import type * as z from 'zod'
import { describeForm, type FieldSpec } from '@/lib/form/field-spec'
import type { Option } from '@/lib/form/fields'
import { isSameValue, valueAt } from '@/lib/form/paths'
import type { ActionError, ActionResult, FieldIssue } from '@/lib/result'
import { errorIssues } from './error-issues'
import { editsOf, type FormEdit } from './form-edits'
import { formResolver } from './form-resolver'
import { type FormSettings, fieldId } from './form-settings'
import { keepDraft, readDraft } from './local-draft'
import { placeIssues } from './place-issues'
import { useLeaveWarning } from './use-leave-warning'

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
  /** Where unsaved text is kept in this tab: name the form, the record and the user. Left out, nothing is kept. */
  draftKey?: string
}

/** Why the last attempt did not go through, as far as no field on screen says it. */
export type FormFailure =
  | { kind: 'local'; issues: FieldIssue[] }
  | { kind: 'refused'; error: ActionError }
  | { kind: 'lost' }

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
  const { schema, values, typed, draftKey, lockedPath = unlocked, showPrevious = false } = options
  const formId = useId()
  const [described] = useState(() => options.fields ?? describeForm(schema))
  const specs = options.fields ?? described
  const formRef = useRef<HTMLFormElement>(null)
  const base = useRef<V>(values)
  const [failure, setFailure] = useState<FormFailure>()
  const [busy, setBusy] = useState(false)
  const [restored, setRestored] = useState(false)
  const [focusRequest, setFocusRequest] = useState(0)

  const form = useForm<FieldValues>({
    defaultValues: values,
    mode: 'onTouched',
    shouldFocusError: false,
    resolver: formResolver(schema as z.ZodType<FieldValues, FieldValues>, specs, () => base.current),
  })
  const dirty = form.formState.isDirty
  useLeaveWarning(dirty)

  const apply = (edits: readonly FormEdit[]) => {
    for (const [path, value] of edits) form.setValue(path, value, { shouldDirty: true })
  }
  const rebase = (stored: V, typedOver: unknown) => {
    const edits = editsOf(specs, form.getValues(), typedOver)
    base.current = stored
    form.reset(stored, { keepErrors: true })
    apply(edits)
  }

  // What the form opens with beyond what is stored; sessionStorage exists only after the first draw.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form appears
  useEffect(() => {
    if (typed) apply(editsOf(specs, typed, values))
    const kept = (draftKey ? readDraft(draftKey) : []).filter(
      ([path, value]) =>
        specs.some((spec) => spec.path === path) &&
        lockedPath(path) === undefined &&
        !isSameValue(value, valueAt(form.getValues(), path)),
    )
    apply(kept)
    if (kept.length > 0) setRestored(true)
  }, [])

  const lastValues = useRef(values)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new stored value re-bases the form
  useEffect(() => {
    if (isSameValue(lastValues.current, values)) return
    lastValues.current = values
    rebase(values, base.current)
  }, [values])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `specs` and `base` are stable for the life of the form
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values: now, errors, name }) => {
          if (draftKey) keepDraft(draftKey, editsOf(specs, now, base.current))
          if (name && errors) recheck(form, errors, name)
        },
      }),
    [form, draftKey],
  )

  useEffect(() => {
    if (focusRequest > 0) focusFirstInvalid(formRef.current)
  }, [focusRequest])

  const isDrawn = (path: string) =>
    formRef.current?.querySelector(`#${CSS.escape(fieldId(formId, path))}`) != null

  const refuseLocally = (errors: FieldErrors) => {
    const unseen = errorIssues(errors).filter(({ path }) => !isDrawn(path))
    if (unseen.length > 0) setFailure({ kind: 'local', issues: unseen })
    setFocusRequest((count) => count + 1)
  }

  /** Puts issues on their fields; answers those that have none on screen. */
  const place = (issues: readonly FieldIssue[]): FieldIssue[] => {
    const { placed, unplaced } = placeIssues(issues, specs, isDrawn)
    for (const { path, message } of placed) {
      const isGroup = specs.some((spec) => spec.path === path && spec.item)
      form.setError(isGroup ? `${path}.root` : path, { type: 'server', message })
    }
    setFocusRequest((count) => count + 1)
    return unplaced
  }

  const refuse = (error: ActionError) => {
    if (error.kind !== 'fields') return setFailure({ kind: 'refused', error })
    const unplaced = place(error.fields)
    if (unplaced.length > 0 || error.message || error.fields.length === 0) {
      setFailure({ kind: 'refused', error: { ...error, fields: unplaced } })
    }
  }

  const accept = (sent: V, typedWhenSent: unknown) => {
    setRestored(false)
    form.clearErrors()
    rebase(sent, typedWhenSent)
    if (draftKey) keepDraft(draftKey, editsOf(specs, form.getValues(), sent))
  }

  async function attempt<T>(
    send: (values: V) => Promise<ActionResult<T>>,
  ): Promise<Attempt<V, T> | undefined> {
    if (busy) return undefined
    setFailure(undefined)
    setBusy(true)
    let outcome: Attempt<V, T> | undefined
    await form.handleSubmit(async (parsed) => {
      const sent = parsed as V
      const typedWhenSent = structuredClone(form.getValues())
      try {
        const result = await send(sent)
        outcome = { values: sent, result }
        if (result.ok) accept(sent, typedWhenSent)
        else refuse(result.error)
      } catch (error) {
        // The browser could not reach us, or the server broke: nothing is known but that the text is still here.
        console.error('[tandem] A form could not be sent', error)
        setFailure({ kind: 'lost' })
      }
    }, refuseLocally)()
    setBusy(false)
    return outcome
  }

  return {
    form,
    settings: {
      formId,
      specs,
      lockedPath,
      options: options.options ?? noOptions,
      showPrevious,
    },
    formRef,
    failure,
    busy,
    dirty,
    restored,
    attempt,
    discard: () => {
      setRestored(false)
      setFailure(undefined)
      form.reset(base.current)
      if (draftKey) keepDraft(draftKey, [])
    },
    check: async (paths) => {
      const sound = await form.trigger([...paths])
      if (!sound) setFocusRequest((count) => count + 1)
      return sound
    },
    report: (issues) => {
      const unplaced = place(issues)
      setFailure(unplaced.length > 0 ? { kind: 'local', issues: unplaced } : undefined)
    },
    focus: (path) => focusField(formRef.current?.querySelector(`#${CSS.escape(fieldId(formId, path))}`)),
  }
}

/** Another field's answer may have settled an error shown elsewhere; what AWS said stands until its own field changes. */
function recheck(form: UseFormReturn<FieldValues>, errors: FieldErrors, changed: string): void {
  const stale = errorIssues(errors, (type) => type !== 'server')
    .map(({ path }) => path)
    .filter((path) => path !== changed)
  if (stale.length > 0) void form.trigger(stale)
}

function focusFirstInvalid(form: HTMLFormElement | null): void {
  focusField(form?.querySelector('[aria-invalid="true"], [data-invalid="true"]'))
}

/** A group takes no focus itself; its first box does, or its button when it is empty. Sticky bars must not cover it. */
function focusField(element: Element | null | undefined): void {
  const box = 'input, select, textarea'
  const target = element?.matches(box)
    ? element
    : (element?.querySelector(box) ?? element?.querySelector('button'))
  if (!(target instanceof HTMLElement)) return
  target.focus({ preventScroll: true })
  target.scrollIntoView({ block: 'center' })
}
