import { minutesMarkdown } from '@/lib/meeting/minutes-markdown'
import { writingFor } from '@/lib/meeting/minutes-words'
import { file, meetingRoute, zoneIn } from '../../meeting-route'

/** `?zone=Europe/Berlin`: where whoever reads it is. */
export const GET = meetingRoute(async ({ id, session, meetings, params, locale }) => {
  const minutes = await meetings.minutes(session, id)
  if (!minutes) return undefined
  const text = minutesMarkdown(minutes, writingFor(locale, zoneIn(params)))
  return file(text, 'text/markdown', `${minutes.meeting.name}.md`)
})
