import { type Kysely, sql } from 'kysely'
import { codeOf } from './database-error'
import { engineOf } from './engine'
import { postgresTimeouts, sqliteBusyMs } from './timeouts'

const mostMs = 10 * 60_000

async function setPostgresPatience<Tables>(
  connection: Kysely<Tables>,
  patience: 'usual' | 'long',
): Promise<void> {
  const { statementMs, lockMs } = postgresTimeouts[patience]
  await sql.raw(`set statement_timeout=${statementMs}`).execute(connection)
  await sql.raw(`set lock_timeout=${lockMs}`).execute(connection)
}

/** SQLite waits inside the call, with the whole process: so it waits shortly, often, and lets go in between. */
async function untilFree<T>(work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + mostMs
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!codeOf(error).startsWith('SQLITE_BUSY') || performance.now() > deadline) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/**
 * Runs `work`, one transaction, on a connection that waits for other processes, and works, longer than a request may: for
 * migrations. On SQLite it may be run more than once.
 */
export async function waitingLong<Tables, T>(
  database: Kysely<Tables>,
  work: (connection: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  return database.connection().execute(async (connection) => {
    if (engineOf(connection) === 'postgres') {
      await setPostgresPatience(connection, 'long')
      return work(connection).finally(() => setPostgresPatience(connection, 'usual'))
    }
    await sql.raw('pragma busy_timeout=20').execute(connection)
    return untilFree(() => work(connection)).finally(() =>
      sql.raw(`pragma busy_timeout=${sqliteBusyMs}`).execute(connection),
    )
  })
}
