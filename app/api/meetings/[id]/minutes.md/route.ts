import { minutesMarkdown } from '@/lib/meeting/minutes-markdown'
import { writingFor } from '@/lib/meeting/minutes-words'
import { file, meetingRoute } from '../../meeting-route'

export const GET = meetingRoute(async ({ id, session, meetings, locale }) => {
  const minutes = await meetings.minutes(session, id)
  if (!minutes) return undefined
  const text = minutesMarkdown(minutes, writingFor(locale))
  return file(text, 'text/markdown', `${minutes.meeting.name}.md`)
})
