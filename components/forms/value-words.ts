import type { FieldSpec } from '@/lib/form/field-spec'

/** A field's value as a person reads it: choices by their labels, lists with commas. */
export function valueWords(spec: FieldSpec, value: unknown): string {
  const words = (one: unknown) =>
    spec.options?.find((option) => option.value === one)?.label ?? String(one ?? '')
  return Array.isArray(value) ? value.map(words).join(', ') : words(value)
}
