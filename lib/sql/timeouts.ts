/**
 * How long PostgreSQL lets a statement of ours run and wait for a lock, in ms. A request gives up before its reader does; a
 * migration may take minutes.
 */
export const postgresTimeouts = {
  usual: { statementMs: 30_000, lockMs: 10_000 },
  long: { statementMs: 0, lockMs: 0 },
}

/** A process that hangs in the middle of a transaction must not keep the others from writing for longer. */
export const idleInTransactionMs = 30_000

/** How long a statement on SQLite waits for another process that writes. */
export const sqliteBusyMs = 5_000
