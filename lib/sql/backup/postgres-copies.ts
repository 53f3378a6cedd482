import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { openPostgres } from '../postgres'
import { BackupError, type Copies } from './copy'
import { runPostgresProgram } from './postgres-program'

async function using<T>(url: string, work: (database: Kysely<unknown>) => Promise<T>): Promise<T> {
  const database = openPostgres(url, { poolSize: 1 })
  return work(database).finally(() => database.destroy())
}

async function ourSchema(url: string): Promise<string> {
  return using(url, async (database) => {
    const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(database)
    return rows[0]?.name ?? 'public'
  })
}

async function tablesOf(database: Kysely<unknown>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema()`.execute(database)
  return rows.map((row) => row.name)
}

/** Tandem names itself to the server, and a running one is never without a connection for long. */
async function others(url: string): Promise<number> {
  return using(url, async (database) => {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from pg_stat_activity
      where datname = current_database() and application_name = 'tandem' and pid <> pg_backend_pid()`.execute(
      database,
    )
    return rows[0]?.count ?? 0
  })
}

/** Also those of a newer version, which the copy knows nothing of: its migrations could not be run again beside them. */
async function dropTables(url: string): Promise<void> {
  await using(url, (database) =>
    database.transaction().execute(async (transaction) => {
      for (const name of await tablesOf(transaction)) {
        await sql`drop table ${sql.table(name)} cascade`.execute(transaction)
      }
    }),
  )
}

/**
 * By PostgreSQL's own `pg_dump` and `pg_restore`: every table in the schema that Tandem works in.
 * @param name Of the copy in its folder, without an ending.
 * @param environment Of this process: see `runPostgresProgram`.
 */
export function postgresCopies(
  url: string,
  name: string,
  environment: Record<string, string | undefined>,
): Copies {
  const fileIn = (folder: string) => join(folder, `${name}.pgdump`)
  const connection = { url, environment }
  return {
    fileIn,

    async copyTo(folder) {
      const tables = `--table="${(await ourSchema(url)).replaceAll('"', '""')}".*`
      const args = ['--format=custom', '--no-owner', '--no-privileges', tables, `--file=${fileIn(folder)}`]
      await runPostgresProgram('pg_dump', args, connection)
    },

    async check(folder) {
      if (!existsSync(fileIn(folder))) throw new BackupError(`${fileIn(folder)} is missing`)
      await runPostgresProgram('pg_restore', ['--file=/dev/null', fileIn(folder)], connection)
    },

    exists: () => using(url, async (database) => (await tablesOf(database)).length > 0),

    async refuseInUse() {
      if ((await others(url)) > 0) {
        throw new BackupError('Tandem is running on this database. Stop every instance first.')
      }
    },

    async restoreFrom(folder) {
      await dropTables(url)
      const args = ['--no-owner', '--no-privileges', '--single-transaction', '--exit-on-error']
      const database = `--dbname=${new URL(url).pathname.slice(1)}`
      await runPostgresProgram('pg_restore', [...args, database, fileIn(folder)], connection)
    },
  }
}
