'use client'

import { type ReactNode, useId } from 'react'
import { type FieldValues, FormProvider } from 'react-hook-form'
import { Card } from '@/components/ui/card'
import { type FieldSpec, sectionsOf } from '@/lib/form/field-spec'
import { Field } from './field'
import { FormSettingsProvider } from './form-settings'
import { drawnAlone } from './group-field'
import type { SchemaFormState } from './use-schema-form'
import { useValuesAt } from './use-values-at'

/** Sections of the caller's choice, each with its fields' paths. */
export type FormLayout = readonly { title: string; paths: readonly string[] }[]

export interface FormFieldsProps {
  state: Pick<SchemaFormState<FieldValues>, 'form' | 'settings'>
  /** Only these fields, in this order; all of them unless told. */
  only?: readonly string[]
  /** Instead of the schema's own sections. */
  layout?: FormLayout
  /** What stands behind the label of a field that may be left empty; "optional" unless told. */
  optionalMark?: (path: string) => string
  /** Under a section's heading, by its title. */
  notes?: Readonly<Record<string, ReactNode>>
  /** After a section's fields, by its title. */
  after?: Readonly<Record<string, ReactNode>>
}

/** The sections of a form. A section whose fields are all conditional and hidden is not there. */
export function FormFields(props: FormFieldsProps) {
  const { only, layout, optionalMark = plainMark, notes = {}, after = {} } = props
  const { form, settings } = props.state
  const sections = layout
    ? layout.map(({ title, paths }) => ({ title, fields: chosen(settings.specs, paths) }))
    : sectionsOf(chosen(settings.specs, only))
  return (
    <FormProvider {...form}>
      <FormSettingsProvider value={{ ...settings, optionalMark }}>
        <div className="space-y-4">
          {sections.map(({ title, fields }) => (
            <FormSection key={title} title={title} fields={fields} note={notes[title]} after={after[title]} />
          ))}
        </div>
      </FormSettingsProvider>
    </FormProvider>
  )
}

function plainMark(): string {
  return 'optional'
}

function chosen(specs: readonly FieldSpec[], only: readonly string[] | undefined): FieldSpec[] {
  const alone = drawnAlone(specs).filter((spec) => spec.control !== 'hidden')
  if (!only) return alone
  return only.flatMap((path) => alone.find((spec) => spec.path === path) ?? [])
}

interface FormSectionProps {
  title: string
  fields: FieldSpec[]
  note?: ReactNode
  after?: ReactNode
}

function FormSection({ title, fields, note, after }: FormSectionProps) {
  const heading = useId()
  const isShown = useAnyVisible(fields)
  if (!isShown) return null
  return (
    <Card className="min-w-0">
      <section aria-labelledby={heading}>
        <header className="border-b px-4 py-2.5">
          <h2 id={heading} className="font-semibold text-base">
            {title}
          </h2>
          {note ? <div className="text-muted">{note}</div> : null}
        </header>
        <div className="grid gap-x-5 gap-y-4 px-4 py-4 sm:grid-cols-2">
          {fields.map((spec) => (
            <Field key={spec.path} spec={spec} />
          ))}
        </div>
        {after}
      </section>
    </Card>
  )
}

function useAnyVisible(fields: readonly FieldSpec[]): boolean {
  const values = useValuesAt([...new Set(fields.flatMap((spec) => spec.dependsOn ?? []))], '')
  return fields.some((spec) => !spec.visibleWhen || spec.visibleWhen(values))
}
