/*
 * Values of a form are plain JSON: objects, lists, texts. A path is dotted, list positions included:
 * `Customer.Contacts.0.Email`.
 */

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** What lies at `path`, or undefined when a step of it is missing. */
export function valueAt(values: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, step) => (isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined),
      values,
    )
}

/** A copy of `values` with `value` at `path`. Missing steps become objects; lists keep their other items. */
export function withValueAt(values: unknown, path: string, value: unknown): unknown {
  const [step = '', ...rest] = path.split('.')
  const inner = rest.length === 0 ? value : withValueAt(valueAt(values, step), rest.join('.'), value)
  if (Array.isArray(values)) return values.map((item, i) => (String(i) === step ? inner : item))
  return { ...(isObject(values) ? values : {}), [step]: inner }
}

/** Whether two values say the same. The order of an object's members does not matter, that of a list's items does. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false
  const steps = Object.keys(a)
  return (
    steps.length === Object.keys(b).length &&
    steps.every((step) => Object.hasOwn(b, step) && isSameValue(a[step], b[step]))
  )
}

/** Drops list positions: `Customer.Contacts.0.Email` becomes `Customer.Contacts.Email`. */
export function withoutPositions(path: string): string {
  return path.replace(/\.\d+(?=\.|$)/g, '')
}
