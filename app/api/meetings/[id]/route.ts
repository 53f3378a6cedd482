import { meetingRoute } from '../meeting-route'

/** What a screen of the meeting has to learn: `?after=<revision>`, and `&term=<term>` of the one that presents. */
export const GET = meetingRoute(({ id, session, meetings, params }) => {
  const after = params.get('after')
  const term = params.get('term')
  return meetings.live(session, id, {
    ...(after !== null && { after }),
    ...(term !== null && /^\d{1,15}$/.test(term) && { term: Number(term) }),
  })
})
