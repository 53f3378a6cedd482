import * as z from 'zod'
import type { FormEdit } from './form-edits'

/*
 * Text that is not saved yet, kept by the browser tab. Only edits are kept, never the record: what AWS has may have moved
 * on by the time they are taken up again. sessionStorage ends with the tab; it may be full or switched off, and then a
 * form works as it would without it.
 */

const Kept = z.array(z.tuple([z.string(), z.union([z.string(), z.array(z.unknown())])]))

/** @param key Names the form, the record and the user, so that nobody finds another person's text. */
export function readDraft(key: string): FormEdit[] {
  try {
    return Kept.parse(JSON.parse(sessionStorage.getItem(key) ?? '[]'))
  } catch {
    return []
  }
}

/** Keeps the edits; forgets the draft when there are none. */
export function keepDraft(key: string, edits: readonly FormEdit[]): void {
  try {
    if (edits.length === 0) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(edits))
  } catch {
    // Full or forbidden: the text is still on the screen.
  }
}
