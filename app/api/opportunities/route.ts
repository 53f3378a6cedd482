import { readBoard } from '@/app/(workspace)/opportunities/read-board'
import { boardRoute } from './board-route'

/** The board of a filter. */
export const GET = boardRoute(({ reader, filter }) => readBoard(reader, filter))
