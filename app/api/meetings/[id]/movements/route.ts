import { meetingRoute } from '../../meeting-route'
import { stepAnswer } from '../../step-answer'

/** All deals of one bar of what moved since last time: `?kind=`. */
export const GET = meetingRoute(async ({ id, session, meetings, params }) => {
  const overview = await meetings.overview(session, id)
  return overview && stepAnswer(overview.waterfall, params.get('kind'))
})
