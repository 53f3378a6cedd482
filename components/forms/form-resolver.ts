import { zodResolver } from '@hookform/resolvers/zod'
import { type FieldErrors, type FieldValues, get, type Resolver, set } from 'react-hook-form'
import type * as z from 'zod'
import type { FieldSpec } from '@/lib/form/field-spec'
import { isSameValue, valueAt } from '@/lib/form/paths'
import { settleHidden } from '@/lib/form/settle-hidden'

/**
 * Validates what would be sent: hidden fields settled, everything judged by the schema.
 * @param base The form's values as stored, at the time of asking.
 */
export function formResolver(
  schema: z.ZodType<FieldValues, FieldValues>,
  specs: readonly FieldSpec[],
  base: () => unknown,
): Resolver<FieldValues> {
  const resolve = zodResolver(schema)
  return async (values, context, options) => {
    const result = await resolve(settleHidden(specs, values, base()), context, options)
    const group = specs.find((spec) => spec.item && isOnly(options.names, spec.path))
    if (group) spareFreshItems(group, result.errors, values)
    return result
  }
}

/** Adding or removing an item has the library validate its list at once, and nothing else. */
function isOnly(names: readonly string[] | undefined, path: string): boolean {
  return names?.length === 1 && names[0] === path
}

/** An item that was just added is empty; nobody has had a chance to fill it in. */
function spareFreshItems({ path, itemBlank }: FieldSpec, errors: FieldErrors, values: FieldValues): void {
  const ofItems: unknown = get(errors, path)
  const items = valueAt(values, path)
  if (!Array.isArray(ofItems) || !Array.isArray(items)) return
  const kept = ofItems.map((error, i) => (isSameValue(items[i], itemBlank) ? undefined : error))
  const root: unknown = get(errors, `${path}.root`)
  const isSound = root === undefined && kept.every((error) => error === undefined)
  set(errors, path, isSound ? undefined : Object.assign(kept, root === undefined ? {} : { root }))
}
