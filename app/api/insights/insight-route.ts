import { type InsightView, insightViewOf } from '@/app/(workspace)/insights/insight-view'
import { readInsights } from '@/app/(workspace)/insights/read-insights'
import { getSession } from '@/lib/auth/session'
import type { InsightReading } from '@/lib/insight/insights'
import { services } from '@/lib/services'
import { answering } from '../answer'

export interface InsightAnswer {
  reading: InsightReading
  view: InsightView
  params: URLSearchParams
}

/** A GET route of insights: who asks, of which view, and what is made of its figures. Any role may look. */
export function insightRoute(answer: (asked: InsightAnswer) => Response) {
  return answering(async (request: Request): Promise<Response> => {
    const session = await getSession()
    if (!session) return Response.json({ message: 'Sign in first' }, { status: 401 })
    const { insights } = await services()
    const { catalog, email } = session
    const params = new URL(request.url).searchParams
    const view = insightViewOf(params)
    return answer({ reading: await readInsights({ insights, catalog, email }, view), view, params })
  })
}
