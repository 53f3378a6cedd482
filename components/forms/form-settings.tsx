'use client'

import { createContext, useContext } from 'react'
import type { FieldSpec } from '@/lib/form/field-spec'
import type { Option } from '@/lib/form/fields'

/** What every field of one form needs to know. */
export interface FormSettings {
  /** Starts the ids of the form's elements. */
  formId: string
  specs: readonly FieldSpec[]
  /** Why a field may not be changed now; undefined for an open one. */
  lockedPath: (path: string) => string | undefined
  /** Choices that only the page knows, by path. */
  options: Readonly<Record<string, readonly Option[]>>
  /** What stands behind the label of a field that may be left empty. */
  optionalMark: (path: string) => string
  /** Shows what a field said before, beside what was typed. */
  showPrevious: boolean
}

const FormSettingsContext = createContext<FormSettings | null>(null)

export const FormSettingsProvider = FormSettingsContext.Provider

export function useFormSettings(): FormSettings {
  const settings = useContext(FormSettingsContext)
  if (!settings) throw new Error('A form field was rendered outside of a form')
  return settings
}

/** The id of the element that a field's label points at and that an error focuses. */
export function fieldId(formId: string, path: string): string {
  return `${formId}-${path.replaceAll('.', '-')}`
}
