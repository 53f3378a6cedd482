import type { FieldSpec } from './field-spec'
import { isSameValue, valueAt, withValueAt } from './paths'

/**
 * Values as they should be sent, given that some fields are not on screen. A conditional field that is hidden keeps what
 * is stored, unless the answer that hides it was changed: then it is emptied, so that nobody sends a "name of the other
 * competitor" along with "no competition".
 * @param stored The form's values before the edit; for a new record, those it opened with.
 */
export function settleHidden<V>(specs: readonly FieldSpec[], values: V, stored: unknown): V {
  return specs.reduce<unknown>((settled, spec) => {
    if (spec.visibleWhen && !spec.visibleWhen(settled)) {
      return withValueAt(settled, spec.path, hiddenValue(spec, settled, stored))
    }
    return spec.item ? settleItems(spec, spec.item, settled, stored) : settled
  }, values) as V
}

function hiddenValue(spec: FieldSpec, values: unknown, stored: unknown): unknown {
  const changed = spec.dependsOn?.some((path) => !isSameValue(valueAt(values, path), valueAt(stored, path)))
  return changed ? spec.empty : (valueAt(stored, spec.path) ?? spec.empty)
}

/** An item changed in any way is settled as if new; one that is stored as it stands is left alone. */
function settleItems(spec: FieldSpec, item: readonly FieldSpec[], values: unknown, stored: unknown): unknown {
  const items = valueAt(values, spec.path)
  if (!Array.isArray(items) || !item.some((field) => field.visibleWhen)) return values
  const before = valueAt(stored, spec.path)
  const known = Array.isArray(before) ? before : []
  const settled = items.map((entry) =>
    known.some((old) => isSameValue(old, entry)) ? entry : settleHidden(item, entry, spec.itemBlank),
  )
  return withValueAt(values, spec.path, settled)
}
