import { type BoardFilter, filterOf } from '@/app/(workspace)/opportunities/board-filter'
import type { BoardReader } from '@/app/(workspace)/opportunities/read-board'
import { getSession } from '@/lib/auth/session'
import { services } from '@/lib/services'
import { answering } from '../answer'

export interface BoardRequest {
  reader: BoardReader
  filter: BoardFilter
  params: URLSearchParams
}

/** Answers a question that is not one of the board's. */
export class BadQuestionError extends Error {}

/**
 * A GET route of the board: who asks, about which deals, and the answer as JSON that nobody keeps. While the database is
 * away it answers 503 with what actions say then.
 */
export function boardRoute(answer: (request: BoardRequest) => Promise<unknown>) {
  return answering(async (request: Request): Promise<Response> => {
    const session = await getSession()
    if (!session) return Response.json({ message: 'Sign in first' }, { status: 401 })
    const { mirror } = await services()
    const params = new URL(request.url).searchParams
    const reader = { mirror, catalog: session.catalog, email: session.email }
    try {
      const data = await answer({ reader, filter: filterOf(params), params })
      return Response.json(data, { headers: { 'Cache-Control': 'no-store' } })
    } catch (error) {
      if (!(error instanceof BadQuestionError)) throw error
      return Response.json({ message: error.message }, { status: 400 })
    }
  })
}
