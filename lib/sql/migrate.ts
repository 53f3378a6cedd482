import type { Kysely, Migration, Transaction } from 'kysely'
import { sortTextByCodePoint, textColumns } from './collation'
import { waitingLong } from './waiting-long'

/** Kysely's own ledger, which the databases of earlier versions have. */
interface Ledger {
  name: string
  timestamp: string
}

type LedgerTables = Record<string, Ledger>

async function finished(transaction: Transaction<LedgerTables>, ledger: string): Promise<Set<string>> {
  await transaction.schema
    .createTable(ledger)
    .ifNotExists()
    .addColumn('name', 'varchar(255)', (column) => column.notNull().primaryKey())
    .addColumn('timestamp', 'varchar(255)', (column) => column.notNull())
    .execute()
  const rows = await transaction.selectFrom(ledger).select('name').execute()
  return new Set(rows.map((row) => row.name))
}

/** A newer Tandem was here: what it made of the tables is unknown to this one. */
function refuseUnknown(owner: string, known: string[], done: Set<string>): void {
  const unknown = [...done].filter((name) => !known.includes(name))
  if (unknown.length === 0) return
  throw new Error(
    `The database was brought up to date by a newer version of Tandem (${owner}: ${unknown.join(', ')}).`,
  )
}

async function run(
  transaction: Transaction<LedgerTables>,
  owner: string,
  migrations: Record<string, Migration>,
): Promise<string[]> {
  const ledger = `${owner}_migration`
  const done = await finished(transaction, ledger)
  const names = Object.keys(migrations).sort()
  refuseUnknown(owner, names, done)
  const missing = names.filter((name) => !done.has(name))
  for (const name of missing) {
    await migrations[name]?.up(transaction)
    await transaction.insertInto(ledger).values({ name, timestamp: new Date().toISOString() }).execute()
  }
  return missing
}

/**
 * Brings a database up to date. `migrations` are run in the order of their names and each once; running again is a no-op.
 * All of them happen or none, and one process at a time migrates: another that starts meanwhile waits and finds it done.
 * On PostgreSQL the text columns they make sort and compare by code point, as SQLite's do, whatever the server's locale.
 * @param owner Names the ledger, so that two rooms may keep tables in one database without sharing a history.
 * @returns The migrations that were missing.
 * @throws The first migration's own error; an error naming migrations of a newer version.
 */
export async function migrate<Tables>(
  database: Kysely<Tables>,
  owner: string,
  migrations: Record<string, Migration>,
): Promise<string[]> {
  return waitingLong(database, (connection) =>
    connection.transaction().execute(async (shared) => {
      const transaction = shared as unknown as Transaction<LedgerTables>
      const before = await textColumns(transaction)
      const missing = await run(transaction, owner, migrations)
      if (missing.length > 0) await sortTextByCodePoint(transaction, before)
      return missing
    }),
  )
}
