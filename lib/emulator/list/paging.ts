import { createHmac, timingSafeEqual } from 'node:crypto'
import { fingerprint } from '../canonical'
import { issue, malformed } from '../errors'

/** Default page size. Documented for opportunities and solutions; for the task lists it is our choice. Reference, section 10. */
export const defaultPageSize = 20

/** The sort key of the last row of a page, and that row's own number, which makes the order total. */
export interface Position {
  key: string | number
  number: number
}

/** A list request as far as paging goes: a token belongs to everything else in it. */
export interface PagedInput {
  NextToken?: string | undefined
  MaxResults?: number | undefined
}

export interface Pager {
  /** @throws ServiceError ValidationException for a token that is damaged or was given for another query. */
  read(operation: string, input: PagedInput): Position | undefined
  write(operation: string, input: PagedInput, position: Position): string
}

/** Tokens are signed, so they may say where they point in the open; `secret` must outlive a restart. */
export function createPager(secret: string): Pager {
  const sign = (operation: string, input: PagedInput, text: string) => {
    const { NextToken: _token, MaxResults: _size, ...query } = input
    const mac = createHmac('sha256', secret).update(`${operation}\n${fingerprint(query)}\n${text}`)
    return `${text}.${mac.digest('base64url')}`
  }
  return {
    read(operation, input) {
      if (input.NextToken === undefined) return undefined
      const [text = ''] = input.NextToken.split('.')
      const given = Buffer.from(input.NextToken)
      const expected = Buffer.from(sign(operation, input, text))
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw badToken()
      const [key, number] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
      return { key, number }
    },
    write(operation, input, { key, number }) {
      return sign(operation, input, Buffer.from(JSON.stringify([key, number])).toString('base64url'))
    },
  }
}

/** The pager for one caller: what it gives is worth nothing to another account. */
export function pagerOf(pager: Pager, account: string): Pager {
  return {
    read: (operation, input) => pager.read(`${account} ${operation}`, input),
    write: (operation, input, position) => pager.write(`${account} ${operation}`, input, position),
  }
}

function badToken() {
  return malformed([
    issue(
      'nextToken',
      'INVALID_VALUE',
      'The next token is not valid for this request. Start again without it.',
    ),
  ])
}
