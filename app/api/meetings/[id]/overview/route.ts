import { meetingRoute } from '../../meeting-route'

/** What moved since last time, what there is to talk about, and last time's promises. */
export const GET = meetingRoute(({ id, session, meetings }) => meetings.overview(session, id))
