import type { FieldSpec } from './field-spec'
import { withoutPositions } from './paths'

/** What a person calls the field at `path`: `Contact 2: Email`. Undefined for a path the form does not have. */
export function labelAt(specs: readonly FieldSpec[], path: string): string | undefined {
  const group = specs.find((spec) => spec.item && path.startsWith(`${spec.path}.`))
  if (!group?.item) return specs.find((spec) => spec.path === withoutPositions(path))?.label
  const [, position, rest = ''] = /^(?:(\d+)(?:\.|$))?(.*)$/.exec(path.slice(group.path.length + 1)) ?? []
  const item =
    position === undefined
      ? group.label
      : `${capitalized(group.itemNoun ?? group.label)} ${Number(position) + 1}`
  const field = rest === '' ? undefined : labelAt(group.item, rest)
  return field === undefined ? item : `${item}: ${field}`
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
