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

/** What a seller is told of a write that was meant for another Partner Central. */
export const elsewhereWords =
  'It was made while Tandem was connected to another Partner Central, and was not sent. Send it only if it belongs here.'

/** The write was ordered for another Partner Central than Tandem is connected to. */
export class ElsewhereError extends Error {
  override name = 'ElsewhereError'

  constructor() {
    super(elsewhereWords)
  }
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
    case 'elsewhere':
      return new ElsewhereError()
  }
}
