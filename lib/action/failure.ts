import { randomBytes } from 'node:crypto'
import {
  LockedFieldsError,
  PartnerCentralError,
  type ServiceIssue,
  VersionConflictError,
} from '@/lib/partner-central/errors'
import type { ActionError, ServiceTrace } from '@/lib/result'
import { DatabaseFullError, DatabaseUnavailableError } from '@/lib/sql/database-error'

/** What AWS's own wording leaves to guess. Its prose is kept; its machine talk is replaced by what to do. */
const wordsByCode: Record<string, string> = {
  REQUIRED_FIELD_MISSING: 'AWS needs an answer here.',
  INVALID_ENUM_VALUE: 'AWS does not know this value. Choose one from the list.',
  INVALID_STRING_FORMAT: 'AWS does not accept this in the form it has.',
  INVALID_VALUE: 'AWS does not accept this value.',
  NOT_ENOUGH_VALUES: 'AWS needs more entries here.',
  TOO_MANY_VALUES: 'AWS takes fewer entries here.',
  VALUE_OUT_OF_RANGE: 'This is beyond what AWS accepts.',
  ACTION_NOT_PERMITTED: 'AWS does not allow this change now.',
}

const machineTalk = /failed to satisfy constraint|validation errors? detected|^[\w.[\]]+ is required$/i

function inWords(issue: ServiceIssue): string {
  const words = issue.code ? wordsByCode[issue.code] : undefined
  return words && (machineTalk.test(issue.message) || !issue.message) ? words : issue.message
}

function refused(error: PartnerCentralError, trace: ServiceTrace): ActionError {
  const fields = error.issues
    .filter((issue) => issue.path !== '')
    .map((issue) => ({ path: issue.path, message: inWords(issue) }))
  const general = error.issues.filter((issue) => issue.path === '').map(inWords)
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

/** The answer for a failure we expect; undefined for anything else, which is a bug and must be seen as one. */
export function failureOf(error: unknown): ActionError | undefined {
  if (error instanceof LockedFieldsError) return { kind: 'fields', fields: error.fields }
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
