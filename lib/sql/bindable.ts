/**
 * A parameter as both engines take it: a boolean as 0 or 1 (libsql kills the process when one is bound, and our columns are
 * integers), U+0000 as U+FFFD (libsql cuts the text there, PostgreSQL refuses it).
 */
export function bindable(value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value)
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value
}
