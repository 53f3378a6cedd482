import type { Opportunity } from '@/lib/opportunity/opportunity'
import type { FieldIssue } from '@/lib/result'

/**
 * The server's parts are bundled apart, so one process may hold several copies of these classes, and an error made by
 * one copy is caught by another. So `instanceof` goes by name.
 */
function isNamed(value: unknown, name: string): boolean {
  return value instanceof Error && value.name === name
}

/** One finding of AWS. `path` is ours (`Project.Title`), empty when AWS names no field; `code` is AWS's (`INVALID_VALUE`). */
export interface ServiceIssue {
  path: string
  code?: string
  message: string
}

/** What is known of a failed call beside its code and text. */
export interface ErrorDetails {
  /** AWS's `Reason`: `REQUEST_VALIDATION_FAILED` or `BUSINESS_VALIDATION_FAILED`. */
  reason?: string
  requestId?: string
  issues?: ServiceIssue[]
  retryAfterSeconds?: number
  /** The request may have taken effect: it was sent and no answer came. */
  outcomeUnknown?: boolean
}

/**
 * A call to Partner Central that did not succeed.
 *
 * `code` is AWS's exception name (`ValidationException`, `ThrottlingException`, …) or one of ours: `Unreachable` (no
 * answer in time, or no connection) and `UnexpectedResponse` (an answer we cannot read).
 * `message` is AWS's text for the person at the screen. It may quote what they typed, so it never goes to a log.
 */
export class PartnerCentralError extends Error {
  readonly code: string
  readonly reason: string | undefined
  readonly requestId: string | undefined
  readonly issues: ServiceIssue[]
  readonly retryAfterSeconds: number | undefined
  readonly outcomeUnknown: boolean

  static override [Symbol.hasInstance](value: unknown): boolean {
    return isNamed(value, 'PartnerCentralError')
  }

  constructor(code: string, message: string, details: ErrorDetails = {}) {
    super(message)
    this.name = 'PartnerCentralError'
    this.code = code
    this.reason = details.reason
    this.requestId = details.requestId
    this.issues = details.issues ?? []
    this.retryAfterSeconds = details.retryAfterSeconds
    this.outcomeUnknown = details.outcomeUnknown ?? false
  }
}

/** The edit touches fields that are closed on this record now; nothing was sent. */
export class LockedFieldsError extends Error {
  readonly fields: FieldIssue[]

  static override [Symbol.hasInstance](value: unknown): boolean {
    return isNamed(value, 'LockedFieldsError')
  }

  constructor(fields: FieldIssue[]) {
    super(`Closed fields: ${fields.map((field) => field.path).join(', ')}`)
    this.name = 'LockedFieldsError'
    this.fields = fields
  }
}

/** The edit leaves an open deal a close date that is not ahead, which AWS would refuse; nothing was sent. */
export class PassedDateError extends Error {
  readonly fields: FieldIssue[]

  static override [Symbol.hasInstance](value: unknown): boolean {
    return isNamed(value, 'PassedDateError')
  }

  constructor(message: string) {
    super(message)
    this.name = 'PassedDateError'
    this.fields = [{ path: 'LifeCycle.TargetCloseDate', message }]
  }
}

/** The record moved on after the version the edit was made against; nothing was written. `current` is the record now. */
export class VersionConflictError extends Error {
  readonly current: Opportunity

  static override [Symbol.hasInstance](value: unknown): boolean {
    return isNamed(value, 'VersionConflictError')
  }

  constructor(current: Opportunity) {
    super(`${current.Id} has changed since it was read`)
    this.name = 'VersionConflictError'
    this.current = current
  }
}
