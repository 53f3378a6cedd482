import { failureOf } from '@/lib/action/failure'
import type { ActionError } from '@/lib/result'

const statuses: Record<ActionError['kind'], number> = {
  fields: 400,
  conflict: 409,
  throttled: 429,
  denied: 403,
  unavailable: 503,
}

const headers = { 'Cache-Control': 'no-store' }

/** An answer that says what went wrong, as actions do. */
export function refuse(error: ActionError, status: number = statuses[error.kind]): Response {
  return Response.json(error, { status, headers })
}

/**
 * A route that answers a failure we expect (AWS or the database away, no room on the disk) as an `ActionError`: 503 where it
 * may be asked again later. Bugs go through, and are 500.
 */
export function answering<Arguments extends unknown[]>(
  route: (...args: Arguments) => Promise<Response>,
): (...args: Arguments) => Promise<Response> {
  return async (...args) => {
    try {
      return await route(...args)
    } catch (error) {
      const failure = failureOf(error)
      if (!failure) throw error
      return refuse(failure)
    }
  }
}
