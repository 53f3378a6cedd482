import * as z from 'zod'
import type { PipelineFilter } from '@/lib/opportunity/pipeline-filter'
import { ReviewStatus } from '@/lib/opportunity/review-schema'
import type { Who } from './meeting'

const Filter = z.strictObject({
  text: z.string().trim().max(200).optional(),
  owner: z.string().max(200).optional(),
  owners: z.array(z.string().min(1).max(200)).max(200).optional(),
  reviewStatus: z.array(ReviewStatus).optional(),
  overdue: z.boolean().optional(),
}) satisfies z.ZodType<PipelineFilter>

export const ScopeName = z
  .string()
  .trim()
  .min(1, 'Give it a name')
  .max(80, 'Keep the name under 81 characters')
  .regex(/^\P{Cc}+$/u, 'A name is one line of text')

/** Which deals a meeting is about. `savedId`: the saved scope it was, which may be renamed or gone since. */
export const Scope = z.strictObject({ name: ScopeName, filter: Filter, savedId: z.uuid().optional() })
export type Scope = z.infer<typeof Scope>

/** A team or a saved filter under a name, made by `id` once. Private unless shared. */
export const NewScope = z.strictObject({
  id: z.uuid(),
  name: ScopeName,
  filter: Filter,
  isShared: z.boolean(),
})
export type NewScope = z.infer<typeof NewScope>

export interface SavedScope extends NewScope {
  by: Who
  /** Whether the asker may rename and delete it. */
  isTheirs: boolean
}

/**
 * The same for the same scope, so that a meeting finds the one before it. A saved scope stays itself when its team
 * changes; any other is its filter, however its parts were ordered.
 */
export function scopeKey({ filter, savedId }: Pick<Scope, 'filter' | 'savedId'>): string {
  if (savedId) return `saved:${savedId}`
  const { text, owner, owners, reviewStatus, overdue } = filter
  return JSON.stringify([
    text?.toLowerCase() || null,
    owner || null,
    owners?.length ? [...new Set(owners)].sort() : null,
    reviewStatus?.length ? [...new Set(reviewStatus)].sort() : null,
    overdue === true,
  ])
}
