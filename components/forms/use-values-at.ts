'use client'

import { useFormContext, useWatch } from 'react-hook-form'
import { withValueAt } from '@/lib/form/paths'

/**
 * The form's values at these paths and nowhere else, as nested as they are in the form; redraws when one of them
 * changes. Paths start at `root`: inside an item of a group, at the item.
 */
export function useValuesAt(paths: readonly string[], root: string): unknown {
  const { control } = useFormContext()
  const names = paths.map((path) => (root === '' ? path : `${root}.${path}`))
  const watched: unknown[] = useWatch({ control, name: names })
  return paths.reduce<unknown>((values, path, i) => withValueAt(values, path, watched[i]), {})
}
