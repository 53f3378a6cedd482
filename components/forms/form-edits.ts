import type { FieldSpec } from '@/lib/form/field-spec'
import { isSameValue, valueAt } from '@/lib/form/paths'

/** One changed field: its path and the value it has now. A group counts as one field. */
export type FormEdit = readonly [path: string, value: unknown]

/** What `values` says otherwise than `base`, in the order of the form. */
export function editsOf(specs: readonly FieldSpec[], values: unknown, base: unknown): FormEdit[] {
  return specs.flatMap(({ path }) => {
    const value = valueAt(values, path)
    return isSameValue(value, valueAt(base, path)) ? [] : [[path, value] as const]
  })
}
