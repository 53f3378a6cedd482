import type { ValidationExceptionErrorCode } from '@aws-sdk/client-partnercentral-selling'

/** One entry of a ValidationException's `ErrorList`, spelled as it travels. */
export interface Issue {
  /** camelCase path without list positions: `customer.contacts.email`. */
  FieldName: string
  Code: ValidationExceptionErrorCode
  /** Never holds the refused value: it may be personal data. */
  Message: string
}

/** An answer that is not a success. `type` travels as `__type`, `members` beside `Message`. */
export class ServiceError extends Error {
  readonly type: string
  readonly status: number
  readonly members: Record<string, unknown>

  constructor(type: string, message: string, status = 400, members: Record<string, unknown> = {}) {
    super(message)
    this.name = 'ServiceError'
    this.type = type
    this.status = status
    this.members = members
  }
}

/** More issues than a person reads help nobody and could be asked for by the megabyte. The message keeps the true count. */
const mostIssuesListed = 200

function validation(reason: string, issues: readonly Issue[], message?: string): ServiceError {
  const count = `${issues.length} validation error${issues.length === 1 ? '' : 's'} detected`
  return new ServiceError('ValidationException', message ?? count, 400, {
    Reason: reason,
    ErrorList: issues.slice(0, mostIssuesListed),
  })
}

/** The request does not have the form the model asks for. */
export function malformed(issues: readonly Issue[]): ServiceError {
  return validation('REQUEST_VALIDATION_FAILED', issues)
}

/** The request is well formed, but a rule of Partner Central forbids it. */
export function forbidden(issues: readonly Issue[], message?: string): ServiceError {
  return validation('BUSINESS_VALIDATION_FAILED', issues, message)
}

/** @throws ServiceError A business ValidationException with all issues, each named once, when there are any. */
export function refuse(issues: readonly Issue[], message?: string): void {
  const distinct = new Map(issues.map((found) => [`${found.FieldName} ${found.Code}`, found]))
  if (distinct.size > 0) throw forbidden([...distinct.values()], message)
}

/** Makes an issue; shorter to read in tables of rules than the wire's own spelling. */
export function issue(field: string, code: ValidationExceptionErrorCode, message: string): Issue {
  return { FieldName: field, Code: code, Message: message }
}

/** CRM connectors match on this sentence. Source: reference, section 2. */
export function unknownResourceText(id: string): string {
  return `Resource with Identifier ${id} does not exist or is not accessible`
}

export function notFound(id: string): ServiceError {
  return new ServiceError('ResourceNotFoundException', unknownResourceText(id))
}

export function conflict(message: string): ServiceError {
  return new ServiceError('ConflictException', message)
}

/** A limit on how many there may be; not a request rate, which is `throttled`. */
export function quotaExceeded(message: string): ServiceError {
  return new ServiceError('ServiceQuotaExceededException', message)
}

export function throttled(): ServiceError {
  return new ServiceError('ThrottlingException', 'Rate exceeded')
}

/** The body is not JSON, or a member has the wrong JSON type. */
export function undecodable(message: string): ServiceError {
  return new ServiceError('SerializationException', message)
}

export function unknownOperation(): ServiceError {
  return new ServiceError('UnknownOperationException', 'The requested operation is not known to this service')
}

/** Not in the reference: AWS front ends answer over-long requests before any service sees them. */
export function bodyTooLarge(limitBytes: number): ServiceError {
  return new ServiceError(
    'RequestEntityTooLargeException',
    `The request body is longer than ${limitBytes} bytes`,
    413,
  )
}
