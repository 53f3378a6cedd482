import { insightRoute } from './insight-route'

/** The figures of a view. */
export const GET = insightRoute(({ reading }) =>
  Response.json(reading, { headers: { 'Cache-Control': 'no-store' } }),
)
