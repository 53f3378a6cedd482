import * as z from 'zod'
import { InvalidCursorError } from './mirror'

/** The last card of a page: close date (or its stand-in) and id. */
const Position = z.tuple([z.string().max(10), z.string().max(20)])
export type Position = z.infer<typeof Position>

export function encodeCursor(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

/** @throws InvalidCursorError */
export function decodeCursor(cursor: string): Position {
  try {
    return Position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw new InvalidCursorError()
  }
}
