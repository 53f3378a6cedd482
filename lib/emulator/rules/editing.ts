import { changedPaths, isEmpty, valueAt } from '@/lib/opportunity/changes'
import { editableAt, isReadOnly, type RecordState } from '@/lib/opportunity/editability'
import { isClosed } from '@/lib/opportunity/stage'
import type { Content } from '../content'
import { type Issue, issue } from '../errors'
import { fieldNameOf } from './field-name'

/** What an update would change: dotted paths of the members that differ, blank and absent being the same. */
export function changesBetween(before: Content, after: Content): string[] {
  return changedPaths(withoutDefaults(before), withoutDefaults(after))
}

/** A marketing source that is missing counts as None. Source: reference, 6.4. */
function withoutDefaults(content: Content): Content {
  if (content.Marketing?.Source !== 'None') return content
  return { ...content, Marketing: { ...content.Marketing, Source: undefined } }
}

/** Only what changes is judged: sending a protected value back as it is must pass. Source: reference, section 7. */
export function lockedIssues(state: RecordState, before: Content, changes: readonly string[]): Issue[] {
  const editable = editableAt(state, (path) => isEmpty(valueAt(before, path)))
  const locked = changes.filter((path) => !editable(path)).map(fieldNameOf)
  const why = lockedBy(state)
  return [...new Set(locked)].map((field) =>
    issue(field, 'ACTION_NOT_PERMITTED', `${field} is not editable if ${why}`),
  )
}

/** @returns The headline of a refusal; undefined leaves it to the count of errors. */
export function lockedHeadline(state: RecordState): string | undefined {
  return isReadOnly(state) ? `The opportunity cannot be updated while it is ${state.reviewStatus}` : undefined
}

function lockedBy({ reviewStatus, stage }: RecordState): string {
  return isClosed(stage) && reviewStatus !== 'Action Required' && !isReadOnly({ reviewStatus, stage })
    ? `stage is ${stage}`
    : `status is ${reviewStatus}`
}
