import * as z from 'zod'
import { readChanges } from '@/app/(workspace)/opportunities/read-board'
import { BadQuestionError, boardRoute } from '../board-route'

const Revision = z.coerce.number().int().min(0)

/** What changed on a board after the revision `since`; null when it is too much to list. */
export const GET = boardRoute(async ({ reader, filter, params }) => {
  const since = Revision.safeParse(params.get('since'))
  if (!since.success) throw new BadQuestionError('since must be a revision')
  return readChanges(reader, filter, since.data)
})
