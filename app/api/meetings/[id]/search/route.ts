import { services } from '@/lib/services'
import { meetingRoute } from '../../meeting-route'

/** More than this, and one more word finds it sooner. */
const mostFound = 8

/** Longer texts find nothing that shorter ones do not. */
const longestText = 200

/** Deals like `?text=`, of the whole catalog: what a meeting is about may be added to. */
export const GET = meetingRoute(async ({ session, params }) => {
  const text = (params.get('text') ?? '').trim().slice(0, longestText)
  if (text === '') return []
  const { mirror } = await services()
  const { cards } = await mirror.list(session.catalog, {
    filter: { text },
    sort: { by: 'company', descending: false },
    page: 1,
    pageSize: mostFound,
  })
  return cards
})
