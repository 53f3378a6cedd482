import { valueAt } from './paths'

/**
 * A question about a form's values, written as data so that it can be read, tested and watched: a form redraws a
 * conditional field only when one of the condition's own paths changes. `oneOf` and `filled` hold for a list when any
 * item fits; a path with a `*` reads a member of every item (`Project.ExpectedCustomerSpend.*.TargetCompany`).
 */
export type Condition =
  | { path: string; oneOf: readonly string[] }
  | { path: string; noneOf: readonly string[] }
  | { path: string; filled: true }
  | { anyOf: readonly Condition[] }

export function holds(condition: Condition, values: unknown): boolean {
  if ('anyOf' in condition) return condition.anyOf.some((part) => holds(part, values))
  const texts = textsAt(values, condition.path)
  if ('filled' in condition) return texts.some((text) => text !== '')
  if ('oneOf' in condition) return texts.some((text) => condition.oneOf.includes(text))
  return !texts.some((text) => condition.noneOf.includes(text))
}

/** The paths a condition reads; for one with a `*`, the list. */
export function pathsOf(condition: Condition): string[] {
  if ('anyOf' in condition) return condition.anyOf.flatMap(pathsOf)
  return [condition.path.replace(/\.\*.*$/, '')]
}

function textsAt(values: unknown, path: string): string[] {
  const [list, member] = path.split('.*.') as [string, string | undefined]
  const value = valueAt(values, list)
  if (!Array.isArray(value)) return [String(value ?? '')]
  return value.map((item) => String((member === undefined ? item : valueAt(item, member)) ?? ''))
}
