import type { FieldSpec } from '@/lib/form/field-spec'
import { labelAt } from '@/lib/form/label-at'
import { withoutPositions } from '@/lib/form/paths'
import { isEmpty, isItemList, isMembers, valueAt } from '@/lib/opportunity/changes'

/** The field at `path`, inside a group too: `Customer.Contacts.1.Phone` is the phone of a contact. */
export function specAt(specs: readonly FieldSpec[], path: string): FieldSpec | undefined {
  const bare = withoutPositions(path)
  for (const spec of specs) {
    if (spec.path === bare) return spec
    if (spec.item && bare.startsWith(`${spec.path}.`))
      return specAt(spec.item, bare.slice(spec.path.length + 1))
  }
  return undefined
}

function choiceWords(spec: FieldSpec | undefined, value: unknown): string {
  const text = String(value)
  return spec?.options?.find((option) => option.value === text)?.label ?? text
}

function itemWords(spec: FieldSpec | undefined, item: Record<string, unknown>): string {
  return (spec?.item ?? [])
    .filter((field) => field.control !== 'hidden')
    .map((field) => fieldWords(field, valueAt(item, field.path)))
    .filter((words) => words !== '')
    .join(' · ')
}

/**
 * A form value as text to read, compare and copy: a choice by its label, a list with commas, a list of items one per
 * line. `''` for every kind of emptiness.
 */
export function fieldWords(spec: FieldSpec | undefined, value: unknown): string {
  if (isEmpty(value)) return ''
  if (isItemList(value)) return value.map((item) => itemWords(spec, item)).join('\n')
  if (Array.isArray(value)) return value.map((entry) => choiceWords(spec, entry)).join(', ')
  if (isMembers(value))
    return Object.values(value)
      .filter((part) => !isEmpty(part))
      .map(String)
      .join(' · ')
  return choiceWords(spec, value)
}

/** How to name the form's fields and read their values. */
export function wordsFor(specs: readonly FieldSpec[]) {
  return {
    label: (path: string) => labelAt(specs, path) ?? path,
    words: (path: string, value: unknown) => fieldWords(specAt(specs, path), value),
  }
}
