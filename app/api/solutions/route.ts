import { failureOf } from '@/lib/action/failure'
import { getSession } from '@/lib/auth/session'
import { services } from '@/lib/services'

/** A solution a deal can be linked to. */
export interface SolutionChoice {
  id: string
  name: string
  category: string
}

/** The partner's active solutions, at most 100: the first page is all that most partners have. */
export async function GET(): Promise<Response> {
  if (!(await getSession())) return Response.json({ message: 'Sign in first' }, { status: 401 })
  const { partnerCentral } = await services()
  try {
    const { solutions } = await partnerCentral.listSolutions({ statuses: ['Active'], maxResults: 100 })
    const choices: SolutionChoice[] = solutions.map(({ Id, Name, Category }) => ({
      id: Id,
      name: Name,
      category: Category,
    }))
    return Response.json(choices, { headers: { 'Cache-Control': 'private, max-age=300' } })
  } catch (error) {
    const failure = failureOf(error)
    if (!failure) throw error
    return Response.json(failure, { status: 503 })
  }
}
