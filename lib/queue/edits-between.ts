import { changedPaths, fieldOf, valueAt } from '@/lib/opportunity/changes'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { updateMembers } from '@/lib/partner-central/update-members'
import type { FieldEdit } from './queued-write'

/** The fields in which a record was edited, a list of objects being one field. */
export function editsBetween(shown: Opportunity, next: Opportunity): FieldEdit[] {
  const paths = changedPaths(updateMembers(shown), updateMembers(next)).map(fieldOf)
  return [...new Set(paths)].map((path) => ({
    path,
    was: valueAt(shown, path) ?? null,
    mine: valueAt(next, path) ?? null,
  }))
}
