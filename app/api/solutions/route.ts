import { getSession } from '@/lib/auth/session'
import { services } from '@/lib/services'
import { answering, refuse } from '../answer'

/** A solution a deal can be linked to. */
export interface SolutionChoice {
  id: string
  name: string
  category: string
}

/** The partner's active solutions, at most 100: the first page is all that most partners have. */
export const GET = answering(async (): Promise<Response> => {
  if (!(await getSession())) return refuse({ kind: 'denied', reason: 'signed-out' }, 401)
  const { partnerCentral } = await services()
  const { solutions } = await partnerCentral.listSolutions({ statuses: ['Active'], maxResults: 100 })
  const choices: SolutionChoice[] = solutions.map(({ Id, Name, Category }) => ({
    id: Id,
    name: Name,
    category: Category,
  }))
  return Response.json(choices, { headers: { 'Cache-Control': 'private, max-age=300' } })
})
