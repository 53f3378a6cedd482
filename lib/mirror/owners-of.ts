import type { PipelineFilter } from '@/lib/opportunity/pipeline-filter'

/** The owners that both parts of a filter allow, by email; undefined for any. */
export function ownersOf({ owner, owners }: PipelineFilter): string[] | undefined {
  if (!owners?.length) return owner ? [owner] : undefined
  return owner ? owners.filter((email) => email === owner) : owners
}
