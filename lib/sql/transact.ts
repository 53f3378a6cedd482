import type { Kysely, Transaction } from 'kysely'
import { codeOf } from './database-error'

/** PostgreSQL: two transactions waited for each other, or could not both be true. It has rolled ours back. */
const lostARace = new Set(['40001', '40P01'])

const mostTries = 5

/**
 * Runs `work` in a transaction, again when PostgreSQL sacrificed it to another one. Transactions of Tandem wait for each
 * other (see `postgres.ts`), so that happens only against single statements and against other programs.
 * @param work May run more than once: what it does outside the transaction must bear that.
 */
export async function transact<Tables, T>(
  database: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await database.transaction().execute(work)
    } catch (error) {
      if (!lostARace.has(codeOf(error)) || tries === mostTries) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * tries))
  }
}
