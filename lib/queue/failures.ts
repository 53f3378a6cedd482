import type { Opportunity } from '@/lib/opportunity/opportunity'
import { LockedFieldsError, PartnerCentralError, VersionConflictError } from '@/lib/partner-central/errors'
import type { WriteFailure } from './queued-write'

/** AWS looked at the write and says no; sending it again changes nothing. */
const refusals = new Set([
  'ValidationException',
  'ServiceQuotaExceededException',
  'ResourceNotFoundException',
  'AccessDeniedException',
])

export function isRefusal(error: PartnerCentralError): boolean {
  return refusals.has(error.code)
}

/** The failure as it is kept. */
export function keptFailure(error: PartnerCentralError): WriteFailure {
  const { code, message, reason, requestId, issues, retryAfterSeconds } = error
  return {
    kind: 'service',
    code,
    message,
    issues,
    ...(reason !== undefined && { reason }),
    ...(requestId !== undefined && { requestId }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  }
}

/** AWS's refusal, as a caller of Partner Central would have met it. */
export function serviceErrorOf(failure: Extract<WriteFailure, { kind: 'service' }>): PartnerCentralError {
  return new PartnerCentralError(failure.code, failure.message, failure)
}

/** The error that a caller of Partner Central would have met, for whoever waited. @param current The record as it is now. */
export function errorOf(failure: WriteFailure, current: Opportunity): Error {
  switch (failure.kind) {
    case 'conflict':
      return new VersionConflictError(current)
    case 'locked':
      return new LockedFieldsError(failure.fields)
    case 'service':
      return serviceErrorOf(failure)
  }
}
