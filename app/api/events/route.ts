import { createHash, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/env'
import { EventDelivery } from '@/lib/mirror/event-envelope'
import { services } from '@/lib/services'
import { answering } from '../answer'
import { readText } from './read-text'

/** EventBridge's own limit of one event is 256 KB. */
const longestBytes = 1024 * 1024

function answer(status: number, content: Record<string, unknown>): Response {
  return Response.json(content, { status, headers: { 'cache-control': 'no-store' } })
}

/** Takes as long whatever the two have in common. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(wanted))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Takes what AWS tells of changes: EventBridge's envelopes, as an API destination sends them, with EVENTS_API_KEY as
 * `x-api-key`. Whatever is an event is taken with a 200, if only to be ignored, so that nobody sends it again; while the
 * database is away the answer is a 503, and EventBridge does.
 */
export const POST = answering(async (request: Request): Promise<Response> => {
  const { eventsApiKey } = env()
  if (!eventsApiKey) return answer(503, { message: 'Set EVENTS_API_KEY to have Tandem take events.' })
  if (!isSame(request.headers.get('x-api-key') ?? '', eventsApiKey)) {
    return answer(401, { message: 'This needs the key of EVENTS_API_KEY as x-api-key.' })
  }
  const text = await readText(request, longestBytes)
  if (text === undefined) return answer(413, { message: 'This is longer than any event.' })
  const { success, data: envelopes } = EventDelivery.safeParse(parse(text))
  if (!success) return answer(400, { message: 'This is not an event of EventBridge.' })

  const { events } = await services()
  let taken = 0
  for (const envelope of envelopes) if (await events.take(envelope)) taken += 1
  return answer(200, { taken, ignored: envelopes.length - taken })
})
