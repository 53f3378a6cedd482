import { minutesCsv } from '@/lib/meeting/minutes-csv'
import { file, meetingRoute } from '../../meeting-route'

export const GET = meetingRoute(async ({ id, session, meetings }) => {
  const minutes = await meetings.minutes(session, id)
  return minutes && file(minutesCsv(minutes), 'text/csv', `${minutes.meeting.name}.csv`)
})
