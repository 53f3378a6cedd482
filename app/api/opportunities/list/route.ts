import { viewOf } from '@/app/(workspace)/opportunities/list/list-view'
import { readList } from '@/app/(workspace)/opportunities/list/read-list'
import { plainDateOf } from '@/lib/opportunity/plain-date'
import { boardRoute } from '../board-route'

/** A page of the list; null when nothing has changed after the revision `since`, known on the day `day`. */
export const GET = boardRoute(async ({ reader, params }) => {
  const isToday = params.get('day') === plainDateOf(new Date())
  if (isToday && params.get('since') === String(await reader.mirror.revision(reader.catalog))) return null
  return readList(reader, viewOf(params))
})
