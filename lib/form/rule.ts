import type { FieldIssue } from './field-issue'
import { isSameValue, valueAt } from './paths'

/**
 * A rule that reads several fields. It must stand any values, whole or not: rules also run while some fields are still
 * wrong. `reads` decides when an edit is held to it: only when one of these paths changed.
 */
export interface Rule {
  reads: readonly string[]
  check(values: unknown): FieldIssue[]
}

/** What the rules find. With `stored`, rules over untouched fields stay silent: the record may be older than the rule. */
export function brokenRules(rules: readonly Rule[], values: unknown, stored?: unknown): FieldIssue[] {
  return rules
    .filter((rule) => stored === undefined || rule.reads.some((path) => changed(path, values, stored)))
    .flatMap((rule) => rule.check(values))
}

function changed(path: string, values: unknown, stored: unknown): boolean {
  return !isSameValue(valueAt(values, path), valueAt(stored, path))
}

/** The text at `path`; `''` for anything else. */
export function textAt(values: unknown, path: string): string {
  const value = valueAt(values, path)
  return typeof value === 'string' ? value : ''
}

/** The list at `path`; empty for anything else. */
export function listAt(values: unknown, path: string): readonly unknown[] {
  const value = valueAt(values, path)
  return Array.isArray(value) ? value : []
}
