import { isUnderWay, type PendingState } from '@/lib/opportunity/pending'

/** A change of the deal that AWS does not have, as the deal's page tells of it. */
export interface WaitingChange {
  id: string
  state: PendingState
  /** Whose it is; absent for the reader's own. */
  who?: string
  /** The fields of an edit; empty for a link or a submission. */
  paths: string[]
  /** It is stopped, and the reader may decide what becomes of it. */
  mayDecide: boolean
  /** AWS kept it waiting and has opened its fields since. */
  isUnlocked: boolean
}

/** Where the reader's own edits stand: on their way, stopped on it, or (undefined) all at AWS. */
export type EditProgress = 'under way' | 'stopped' | undefined

export function editProgress(changes: readonly WaitingChange[]): EditProgress {
  const own = changes.filter(({ who }) => who === undefined)
  if (own.some(({ state }) => isUnderWay(state))) return 'under way'
  return own.length > 0 ? 'stopped' : undefined
}

/** What to say beside a save that was kept but not answered, now that it stands so. */
export function keptWords(progress: EditProgress): string {
  switch (progress) {
    case 'under way':
      return 'On its way to AWS'
    case 'stopped':
      return 'Not at AWS'
    case undefined:
      return 'Saved at AWS'
  }
}
