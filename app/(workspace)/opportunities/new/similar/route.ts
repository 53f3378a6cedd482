import { answering } from '@/app/api/answer'
import { getSession } from '@/lib/auth/session'
import { services } from '@/lib/services'
import type { SimilarDeal } from '../queries'

/** Deals with a company like `?company=`, at most five. From the mirror: it costs no quota, so it may follow typing. */
export const GET = answering(async (request: Request): Promise<Response> => {
  const session = await getSession()
  if (!session) return Response.json({ message: 'Sign in first' }, { status: 401 })
  const company = new URL(request.url).searchParams.get('company')?.trim().slice(0, 120) ?? ''
  const { mirror } = await services()
  const cards = company.length < 3 ? [] : await mirror.similarCompanies(session.catalog, company)
  const deals: SimilarDeal[] = cards.map(({ id, company, title, stage, reviewStatus, owner }) => ({
    id,
    company,
    title,
    stage,
    reviewStatus,
    owner: owner?.name,
  }))
  return Response.json(deals, { headers: { 'Cache-Control': 'no-store' } })
})
