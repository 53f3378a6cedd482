import type * as z from 'zod'
import { defOf, peel } from './peel'

/**
 * A form's values from a record that may have more members, or fewer: what the form does not know is left out, what the
 * record lacks is `''` or `[]`. Nothing is checked or tidied, so an untouched field equals what is stored.
 */
export function fillForm<S extends z.ZodType>(schema: S, source: unknown): z.input<S> {
  return fill(schema, source) as z.input<S>
}

function fill(outer: z.core.$ZodType, source: unknown): unknown {
  const def = defOf(peel(outer).schema)
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape).map(([name, member]) => [name, fill(member, memberOf(source, name))]),
      )
    case 'array':
      return Array.isArray(source) ? source.map((item) => fill(def.element, item)) : []
    default:
      return typeof source === 'string' ? source : ''
  }
}

function memberOf(source: unknown, name: string): unknown {
  return typeof source === 'object' && source !== null && Object.hasOwn(source, name)
    ? (source as Record<string, unknown>)[name]
    : undefined
}
