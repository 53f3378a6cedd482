import { minutesCsv } from '@/lib/meeting/minutes-csv'
import { file, meetingRoute, zoneIn } from '../../meeting-route'

/** `?zone=Europe/Berlin`: where whoever reads it is. */
export const GET = meetingRoute(async ({ id, session, meetings, params }) => {
  const minutes = await meetings.minutes(session, id)
  return minutes && file(minutesCsv(minutes, zoneIn(params)), 'text/csv', `${minutes.meeting.name}.csv`)
})
