'use client'

import type { ReactNode } from 'react'
import { type FieldValues, useWatch } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/result'
import { FormFields, type FormFieldsProps } from './form-fields'
import { FormNotices } from './form-notices'
import { type SchemaFormOptions, type SchemaFormState, useSchemaForm } from './use-schema-form'

/** What a footer may show of its form. */
export interface FormFooterState<V> {
  /** As typed: not tidied, not checked. */
  values: V
  busy: boolean
  dirty: boolean
  discard: () => void
}

export interface SchemaFormProps<V extends FieldValues, T>
  extends SchemaFormOptions<V>,
    Pick<FormFieldsProps, 'only' | 'layout' | 'optionalMark' | 'notes' | 'after'> {
  onSubmit: (values: V) => Promise<ActionResult<T>>
  onSaved?: (data: T, values: V) => void
  /** The record moved on. `current` is what AWS has, `values` what the seller wants; the form keeps what was typed. */
  onConflict?: (current: unknown, values: V) => void
  /** Instead of the save button. What is inside must have a submit button of its own. */
  footer?: ReactNode | ((state: FormFooterState<V>) => ReactNode)
  submitLabel?: string
  signInHref?: string
  /** The form's accessible name. */
  'aria-label'?: string
  className?: string
}

/** A whole form from a schema: sections, errors, unsaved text, and a button that saves. */
export function SchemaForm<V extends FieldValues, T>(props: SchemaFormProps<V, T>) {
  const { onSubmit, onSaved, onConflict, signInHref, className } = props
  const state = useSchemaForm(props)

  const save = async () => {
    const attempt = await state.attempt(onSubmit)
    if (!attempt) return
    const { values, result } = attempt
    if (result.ok) onSaved?.(result.data, values)
    else if (result.error.kind === 'conflict') onConflict?.(result.error.current, values)
  }

  return (
    <form
      ref={state.formRef}
      noValidate
      aria-label={props['aria-label']}
      className={className ?? 'space-y-4'}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <FormNotices state={state} signInHref={signInHref} hideConflict={onConflict !== undefined} />
      <FormFields
        state={state}
        only={props.only}
        layout={props.layout}
        optionalMark={props.optionalMark}
        notes={props.notes}
        after={props.after}
      />
      <Footer state={state} footer={props.footer} submitLabel={props.submitLabel} />
    </form>
  )
}

interface FooterProps<V extends FieldValues, T>
  extends Pick<SchemaFormProps<V, T>, 'footer' | 'submitLabel'> {
  state: SchemaFormState<V>
}

function Footer<V extends FieldValues, T>({ state, footer, submitLabel = 'Save' }: FooterProps<V, T>) {
  if (typeof footer === 'function') return <LiveFooter state={state} draw={footer} />
  if (footer !== undefined) return footer
  return (
    <div className="flex justify-end gap-2">
      {state.dirty ? <Button onClick={state.discard}>Discard changes</Button> : null}
      <Button type="submit" variant="primary" busy={state.busy}>
        {submitLabel}
      </Button>
    </div>
  )
}

interface LiveFooterProps<V extends FieldValues> {
  state: SchemaFormState<V>
  draw: (state: FormFooterState<V>) => ReactNode
}

/** Redraws with every keystroke, and alone. */
function LiveFooter<V extends FieldValues>({ state, draw }: LiveFooterProps<V>) {
  const values = useWatch({ control: state.form.control }) as V
  return draw({ values, busy: state.busy, dirty: state.dirty, discard: state.discard })
}
