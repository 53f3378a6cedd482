import type * as z from 'zod'
import { type FieldMeta, fields } from './fields'

const likeness = new WeakMap<z.core.$ZodType, z.core.$ZodType>()

/** Has `wrapper` (a check around a whole form, say) described like the schema it wraps. */
export function describeLike(wrapper: z.core.$ZodType, schema: z.core.$ZodType): void {
  likeness.set(wrapper, schema)
}

/** A schema with its wrappers taken off, and what the registry says about it. */
export interface Described {
  schema: z.core.$ZodType
  meta: FieldMeta | undefined
}

/** Takes wrappers off; what any of them says about the field counts, the outermost first. */
export function peel(schema: z.core.$ZodType): Described {
  const meta = fields.get(schema as z.ZodType)
  const inner = unwrapped(schema)
  if (!inner) return { schema, meta }
  const below = peel(inner)
  return { schema: below.schema, meta: meta ?? below.meta }
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  const like = likeness.get(schema)
  if (like) return like
  const def = defOf(schema)
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'nonoptional':
    case 'default':
    case 'prefault':
    case 'catch':
    case 'readonly':
      return def.innerType as z.core.$ZodType
    case 'pipe':
      // A preprocess step comes first, a transform last: the schema in between is the field.
      return defOf(def.in).type === 'transform' ? def.out : def.in
    default:
      return undefined
  }
}

/** The schema's definition, discriminated by `type`. */
export function defOf(schema: z.core.$ZodType): z.core.$ZodTypes['_zod']['def'] {
  return (schema as z.core.$ZodTypes)._zod.def
}

/** Least and greatest length of a text (in code points, as zod counts) or a list. */
export function limitsOf(schema: z.core.$ZodType): { minimum?: number; maximum?: number } {
  const checks = (defOf(schema).checks ?? []) as z.core.$ZodChecks[]
  const limits: { minimum?: number; maximum?: number } = {}
  for (const { _zod } of checks) {
    if (_zod.def.check === 'min_length') limits.minimum = _zod.def.minimum
    if (_zod.def.check === 'max_length') limits.maximum = _zod.def.maximum
  }
  return limits
}
