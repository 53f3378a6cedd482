import { toPipelineFilter } from '@/app/(workspace)/opportunities/board-filter'
import { nextPageSize } from '@/app/(workspace)/opportunities/queries'
import { InvalidCursorError } from '@/lib/mirror/mirror'
import { Stage } from '@/lib/opportunity/stage-schema'
import { BadQuestionError, boardRoute } from '../board-route'

/** One more page of a column. */
export const GET = boardRoute(async ({ reader, filter, params }) => {
  const stage = Stage.safeParse(params.get('stage'))
  if (!stage.success) throw new BadQuestionError('stage must be one of the seven')
  const { mirror, catalog, email } = reader
  try {
    const cursor = params.get('cursor') ?? ''
    return await mirror.column(catalog, stage.data, cursor, toPipelineFilter(filter, email), nextPageSize)
  } catch (error) {
    if (error instanceof InvalidCursorError) throw new BadQuestionError('cursor is not one of ours')
    throw error
  }
})
