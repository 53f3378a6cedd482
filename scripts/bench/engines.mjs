/** The databases that Tandem keeps its copy in: SQLite, and a PostgreSQL of the bench's own where one is installed. */
import { join } from 'node:path'
import { importTypeScript } from '../typescript.mjs'

function sqlite(folder) {
  return {
    name: 'SQLite',
    location: async (name) => ({ engine: 'sqlite', file: join(folder, `${name}.db`) }),
    stop: async () => {},
  }
}

/** Runs one statement on a database. */
export async function execute(location, statement) {
  const { openDatabase } = await importTypeScript('lib/sql/open-database.ts')
  const { CompiledQuery } = await import('kysely')
  const database = openDatabase(location)
  try {
    await database.executeQuery(CompiledQuery.raw(statement))
  } finally {
    await database.destroy()
  }
}

async function postgres() {
  const { postgresFolder, startPostgres } = await importTypeScript('lib/sql/test-postgres.ts')
  if (!postgresFolder()) return undefined
  const server = await startPostgres()
  return {
    name: 'PostgreSQL',
    async location(name) {
      await execute({ engine: 'postgres', url: server.url }, `create database ${name}`)
      const url = new URL(server.url)
      url.pathname = `/${name}`
      return { engine: 'postgres', url: url.href }
    },
    stop: () => server.stop(),
  }
}

/**
 * @param folder Where SQLite's files go.
 * @returns Each engine there is: `{ name, location(name), stop() }`, where `location` makes a new, empty database.
 */
export async function openEngines(folder) {
  return [sqlite(folder), await postgres()].filter(Boolean)
}

/** The setting of Tandem that names this database. */
export function databaseUrl(location) {
  return location.engine === 'postgres' ? location.url : `file:${location.file}`
}
