import { randomBytes } from 'node:crypto'
import { MeetingRefusedError } from '@/lib/meeting/refusal'
import {
  LockedFieldsError,
  PartnerCentralError,
  PassedDateError,
  VersionConflictError,
} from '@/lib/partner-central/errors'
import { issueWords } from '@/lib/partner-central/issue-words'
import type { ActionError, ServiceTrace } from '@/lib/result'
import { DatabaseFullError, DatabaseUnavailableError } from '@/lib/sql/database-error'

function refused(error: PartnerCentralError, trace: ServiceTrace): ActionError {
  const fields = error.issues
    .filter((issue) => issue.path !== '')
    .map((issue) => ({ path: issue.path, message: issueWords(issue) }))
  const general = error.issues.filter((issue) => issue.path === '').map(issueWords)
  if (fields.length === 0 && general.length === 0) general.push(error.message)
  return general.length > 0
    ? { kind: 'fields', message: general.join(' '), fields, trace }
    : { kind: 'fields', fields, trace }
}

/** Logs where the failure can be found again, and nothing that anybody typed. */
function logged(what: string): string {
  const reference = `T-${randomBytes(4).toString('hex').toUpperCase()}`
  console.error(`[tandem] ${reference} ${what}`)
  return reference
}

function unavailable(error: PartnerCentralError, trace: ServiceTrace): ActionError {
  const request = error.requestId ? ` (request ${error.requestId})` : ''
  return { kind: 'unavailable', reference: logged(`Partner Central: ${error.code}${request}`), trace }
}

function ofService(error: PartnerCentralError): ActionError {
  const trace: ServiceTrace = { code: error.code, requestId: error.requestId }
  switch (error.code) {
    case 'ValidationException':
    case 'ServiceQuotaExceededException':
      return refused(error, trace)
    case 'ResourceNotFoundException':
      return {
        kind: 'fields',
        message: 'AWS does not have this, or no longer shows it to you.',
        fields: [],
        trace,
      }
    case 'ConflictException':
      return { kind: 'conflict', message: 'Another change was made at the same time.', current: null, trace }
    case 'ThrottlingException':
      return { kind: 'throttled', retryAfterSeconds: error.retryAfterSeconds ?? 5, trace }
    case 'AccessDeniedException':
    case 'ExpiredTokenException':
    case 'IncompleteSignatureException':
    case 'InvalidSignatureException':
    case 'MissingAuthenticationTokenException':
    case 'UnrecognizedClientException':
    case 'CredentialsMissing':
      return { kind: 'denied', reason: 'aws', trace }
    default:
      return unavailable(error, trace)
  }
}

function ofMeeting({ kind, message, fields }: MeetingRefusedError): ActionError {
  return kind === 'changed'
    ? { kind: 'conflict', message, current: null }
    : { kind: 'fields', message, fields }
}

/** The answer for a failure we expect; undefined for anything else, which is a bug and must be seen as one. */
export function failureOf(error: unknown): ActionError | undefined {
  if (error instanceof LockedFieldsError || error instanceof PassedDateError) {
    return { kind: 'fields', fields: error.fields }
  }
  if (error instanceof MeetingRefusedError) return ofMeeting(error)
  if (error instanceof VersionConflictError) {
    const message = 'This opportunity has changed since you opened it.'
    return { kind: 'conflict', message, current: error.current }
  }
  if (error instanceof DatabaseUnavailableError || error instanceof DatabaseFullError) {
    const part = error instanceof DatabaseFullError ? 'disk' : 'database'
    return { kind: 'unavailable', part, reference: logged(error.message) }
  }
  return error instanceof PartnerCentralError ? ofService(error) : undefined
}
