import type { Kysely, Transaction } from 'kysely'

/** Runs questions that must all see the database as it is at one moment. They keep nobody from writing, and write nothing. */
export function inOneMoment<Tables, T>(
  database: Kysely<Tables>,
  read: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return database.transaction().setAccessMode('read only').execute(read)
}
