import type { PartnerCentralError } from '@/lib/partner-central/errors'

const firstMs = 500
const longestMs = 60_000

/**
 * How long to wait after so many failures in a row (from 1): twice as long each time, a minute at most, never the same
 * twice, and never shorter than AWS asks for. In ms.
 */
export function backOffMs(failures: number, error?: PartnerCentralError, random = Math.random): number {
  const longest = Math.min(firstMs * 2 ** (failures - 1), longestMs)
  return Math.max((error?.retryAfterSeconds ?? 0) * 1000, longest * (0.5 + random() / 2))
}

/** This one record or write has a problem; every other failure means that AWS takes nothing from us now. */
const ofTheWrite = new Set(['ConflictException', 'InternalServerException', 'UnexpectedResponse'])

export function stopsEverything(error: PartnerCentralError): boolean {
  return !ofTheWrite.has(error.code)
}
