import { createHash, timingSafeEqual } from 'node:crypto'
import { ServiceError } from '../errors'

/** What temporary credentials have beside their key. */
export interface TemporarySession {
  /** Travels as `X-Amz-Security-Token`. */
  token: string
  /** From then on the token is no longer good. */
  expires: Date
}

/** An access key that nobody has, or a session token that is not this key's. Source: reference, section 2.1. */
export function unrecognizedClient(): ServiceError {
  return new ServiceError(
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
    403,
  )
}

/**
 * A long-lived key must come without a token, a temporary one with its own while it lasts.
 * @param now Time of the signing clock.
 * @throws ServiceError UnrecognizedClientException or ExpiredTokenException.
 */
export function checkSessionToken(
  session: TemporarySession | undefined,
  given: string | undefined,
  now: Date,
): void {
  if (!session && given === undefined) return
  if (!session || given === undefined || !isSame(session.token, given)) throw unrecognizedClient()
  if (now.getTime() >= session.expires.getTime()) {
    throw new ServiceError(
      'ExpiredTokenException',
      'The security token included in the request is expired',
      403,
    )
  }
}

/** In a time that tells nothing about where they differ. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
