import { shortened } from '@/lib/pipeline/shortened-waterfall'
import { meetingRoute } from '../../meeting-route'

/**
 * What moved since last time, with the first deals of each bar (`../movements` has them all), what there is to talk
 * about, and last time's promises.
 */
export const GET = meetingRoute(async ({ id, session, meetings }) => {
  const overview = await meetings.overview(session, id)
  return overview && { ...overview, waterfall: shortened(overview.waterfall) }
})
