function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `change` laid over `base`, member by member; lists and plain values are replaced whole. Neither is modified. */
export function layOver<T>(base: T, change: object): T {
  if (!isPlainObject(base)) return change as T
  const result: Record<string, unknown> = { ...base }
  for (const [member, value] of Object.entries(change)) {
    result[member] = isPlainObject(value) ? layOver(result[member] ?? {}, value) : value
  }
  return result as T
}
