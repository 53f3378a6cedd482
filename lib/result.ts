/** A field the user can see, by its wire path (`Project.Title`), and what is wrong with it in a seller's words. */
export interface FieldIssue {
  path: string
  message: string
}

/** What AWS said, for the "details" fold under an error. Never holds a value the user typed. */
export interface ServiceTrace {
  code: string
  requestId?: string
}

/**
 * Why an action was refused. `switch` on `kind` without a `default`, so that a new kind is a type error
 * wherever it must be shown.
 *
 * - `fields`: these fields, for these reasons; nothing was written.
 * - `conflict`: the record moved on since the user read it. `current` is the record as AWS has it now.
 * - `throttled`: AWS asks to wait.
 * - `denied`: no session (`signed-out`), no right (`role`), or AWS refused our credentials (`aws`).
 * - `unavailable`: AWS or Tandem cannot answer; `reference` finds the log line. `part` is what of Tandem: its database is
 *   away, or the disk under it is full. AWS unless told.
 */
export type ActionError =
  | { kind: 'fields'; message?: string; fields: FieldIssue[]; trace?: ServiceTrace }
  | { kind: 'conflict'; message: string; current: unknown; trace?: ServiceTrace }
  | { kind: 'throttled'; retryAfterSeconds: number; trace?: ServiceTrace }
  | { kind: 'denied'; reason: 'signed-out' | 'role' | 'aws'; trace?: ServiceTrace }
  | { kind: 'unavailable'; reference: string; part?: 'database' | 'disk'; trace?: ServiceTrace }

export type ActionResult<T> = { ok: true; data: T } | { ok: false; error: ActionError }

export function ok<T>(data: T): ActionResult<T> {
  return { ok: true, data }
}

export function fail(error: ActionError): { ok: false; error: ActionError } {
  return { ok: false, error }
}
