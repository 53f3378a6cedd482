/** The database cannot be reached now. What was asked did not happen, unless it was a commit: that may have. */
export class DatabaseUnavailableError extends Error {
  /** By name: the server's bundles hold several copies of this class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'DatabaseUnavailableError'
  }

  override name = 'DatabaseUnavailableError'
  /** All that Next lets the browser know of an error: `ErrorScreen` has words for it. */
  readonly digest = 'database-away'

  constructor(
    /** Of the network, or PostgreSQL's own. */
    readonly code: string,
    options?: ErrorOptions,
  ) {
    super(`The database cannot be reached (${code})`, options)
  }
}

/** There is no room to write. Reading goes on. */
export class DatabaseFullError extends Error {
  /** By name: the server's bundles hold several copies of this class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'DatabaseFullError'
  }

  override name = 'DatabaseFullError'

  constructor(options?: ErrorOptions) {
    super('The disk of the database is full: nothing can be saved until there is room', options)
  }
}

/** Connection exceptions are class 08; shutting down, crashed, starting up; too many connections. */
const unreachableStates = /^(08...|57P0[1-3]|53300)$/

const unreachableCodes = new Set([
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
])

/** What the client says without a code. */
const lostConnection =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/

/** The code an error of a driver carries, or an empty text. */
export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | undefined)?.code
  return typeof code === 'string' ? code : ''
}

/**
 * The same error, or what it means where a caller may do something about it.
 * @param error What the driver threw.
 */
export function explained(error: unknown): unknown {
  const code = codeOf(error)
  const cause = { cause: error }
  if (code === '53100' || code === 'SQLITE_FULL') return new DatabaseFullError(cause)
  if (unreachableStates.test(code) || unreachableCodes.has(code))
    return new DatabaseUnavailableError(code, cause)
  if (error instanceof Error && lostConnection.test(error.message)) {
    return new DatabaseUnavailableError('connection lost', cause)
  }
  return error
}
