import { valueAt } from './changes'
import { draftOf, type OpportunityDraft } from './draft'
import type { Opportunity } from './opportunity'
import { withPending } from './pending'
import type { StrandedEdit } from './rebase'

/** One field of an edit that was not sent: as the record spells it, with what its writer saw, where that is known. */
export interface UnsentField {
  path: string
  was?: unknown
  mine: unknown
}

export interface OfferedEdit {
  /** The record as the writer saw it, as far as the edit tells: what the edit is one of. */
  base: Opportunity
  /** The form with the edit typed in. */
  typed: OpportunityDraft
  /** What is closed now, to be read and copied. */
  stranded: StrandedEdit[]
}

/** A version that AWS never had, so that the record as it is counts as a newer one. */
const noVersion = '1970-01-01T00:00:00Z'

function laid(record: Opportunity, changes: { path: string; value: unknown }[]): Opportunity {
  return withPending(record, { state: 'queued', changes })
}

/**
 * An edit that was not sent, as unsaved typing over the record as it is now.
 * @param isOpen Says which paths may be changed now.
 */
export function offeredEdit(
  current: Opportunity,
  edits: readonly UnsentField[],
  isOpen: (path: string) => boolean,
): OfferedEdit {
  const open = edits.filter(({ path }) => isOpen(path))
  const closed = edits.filter(({ path }) => !isOpen(path))
  const seen = open.flatMap((edit) => ('was' in edit ? [{ path: edit.path, value: edit.was }] : []))
  const base = laid({ ...current, LastModifiedDate: noVersion }, seen)
  const mine = draftOf(
    laid(
      current,
      edits.map(({ path, mine: value }) => ({ path, value })),
    ),
  )
  return {
    base,
    typed: draftOf(
      laid(
        base,
        open.map(({ path, mine: value }) => ({ path, value })),
      ),
    ),
    stranded: closed.map(({ path }) => ({
      path,
      mine: valueAt(mine, path),
      theirs: valueAt(draftOf(current), path),
    })),
  }
}
