import * as z from 'zod'
import type { Condition } from './condition'

/** How a field is drawn. `hidden` is carried along and never drawn. */
export type Control =
  | 'text'
  | 'textarea'
  | 'number'
  | 'money'
  | 'date'
  | 'email'
  | 'tel'
  | 'url'
  | 'select'
  | 'choice'
  | 'combobox'
  | 'multi-select'
  | 'group'
  | 'hidden'

export interface Option {
  value: string
  label: string
  /** Further words that find it in a search, such as a country's code. */
  keywords?: string
  /** A second, quieter line. */
  hint?: string
}

/** Another face of the same field while `when` holds: a list of states in one country, free text in the others. */
export interface Variant {
  when: Condition
  control: Control
  label?: string
  options?: readonly Option[]
}

/** A sentence under a field that depends on other answers. */
export interface Hint {
  reads: readonly string[]
  text: (values: unknown) => string | undefined
}

/** What a schema cannot say about its field. Paths inside an item of a group start at the item. */
export interface FieldMeta {
  label: string
  section?: string
  help?: string
  hint?: Hint
  placeholder?: string
  /** Left out, the schema's kind decides: a text box, a select, a multi-select or a group. */
  control?: Control
  /** The choices of a field whose schema is not itself a list of them. */
  options?: readonly Option[]
  /** Words for a choice, where the stored value is not what a person should read. */
  optionLabel?: (value: string) => string
  visibleWhen?: Condition
  /** For a field that must be filled in whenever it is shown, though its schema lets it be empty. */
  required?: boolean
  variants?: readonly Variant[]
  /** The member beside this amount that holds its currency; the two are drawn as one control. */
  currency?: string
  /** Moves the field within its section: lower comes first, 0 unless told. */
  order?: number
  /** Takes the whole width of the form. */
  wide?: boolean
  autoComplete?: string
  /** For a group: what one item is called, and how a new one starts. */
  item?: { noun: string; blank: Record<string, unknown> }
}

/** Where a form's schemas keep their labels and everything else a person sees. Register the innermost schema. */
export const fields = z.registry<FieldMeta>()
