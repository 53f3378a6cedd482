import type { FieldSpec } from '@/lib/form/field-spec'
import type { FieldIssue } from '@/lib/result'

/** Issues that have a field on screen, at that field's path, and those that have none. */
export interface PlacedIssues {
  placed: FieldIssue[]
  unplaced: FieldIssue[]
}

/**
 * Finds each issue its field. AWS names a member of a list without its position
 * (`Project.ExpectedCustomerSpend.Amount`), or a list where the form shows items: such an issue goes to the first item
 * that has the field, else to the list.
 * @param isDrawn Whether a field with this path is on screen.
 */
export function placeIssues(
  issues: readonly FieldIssue[],
  specs: readonly FieldSpec[],
  isDrawn: (path: string) => boolean,
): PlacedIssues {
  const result: PlacedIssues = { placed: [], unplaced: [] }
  for (const issue of issues) {
    const path = candidates(issue.path, specs).find(isDrawn)
    if (path === undefined) result.unplaced.push(issue)
    else result.placed.push({ path, message: issue.message })
  }
  return result
}

function candidates(path: string, specs: readonly FieldSpec[]): string[] {
  const group = specs.find((spec) => spec.item && path.startsWith(`${spec.path}.`))
  if (!group) return [path]
  const member = path.slice(group.path.length + 1).replace(/^\d+\.?/, '')
  return [path, `${group.path}.0.${member}`, group.path]
}
