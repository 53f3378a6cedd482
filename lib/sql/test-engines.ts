import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterAll, afterEach, describe, inject } from 'vitest'
import type { Engine } from './engine'
import { type DatabaseLocation, openDatabase } from './open-database'
import { postgresFolder } from './test-postgres'

/** What a test opens databases with; all are closed and removed after the test that opened them. */
export interface TestDatabases {
  readonly engine: Engine
  /** Of a new, empty database that several connections may open. */
  location(): Promise<DatabaseLocation>
  /** A connection of its own, as another process has one. Without `location`, to a new, empty database. */
  open<Tables>(location?: DatabaseLocation): Promise<Kysely<Tables>>
}

abstract class Databases implements TestDatabases {
  abstract readonly engine: Engine
  readonly #opened: Kysely<unknown>[] = []

  abstract location(): Promise<DatabaseLocation>

  async open<Tables>(location?: DatabaseLocation): Promise<Kysely<Tables>> {
    const database = openDatabase<Tables>(location ?? (await this.unshared()))
    this.#opened.push(database as unknown as Kysely<unknown>)
    return database
  }

  protected unshared(): Promise<DatabaseLocation> {
    return this.location()
  }

  async clean(): Promise<void> {
    for (const database of this.#opened.splice(0)) await database.destroy()
  }

  async end(): Promise<void> {}
}

class SqliteDatabases extends Databases {
  readonly engine = 'sqlite'
  readonly #folders: string[] = []

  async location(): Promise<DatabaseLocation> {
    const folder = mkdtempSync(join(tmpdir(), 'tandem-sql-'))
    this.#folders.push(folder)
    return { engine: 'sqlite', file: join(folder, 'tandem.db') }
  }

  protected override async unshared(): Promise<DatabaseLocation> {
    return { engine: 'sqlite', file: ':memory:' }
  }

  override async clean(): Promise<void> {
    await super.clean()
    for (const folder of this.#folders.splice(0)) rmSync(folder, { recursive: true, force: true })
  }
}

async function askForServer(): Promise<URL> {
  const response = await fetch(inject('postgresDoor'))
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return new URL(text)
}

/** A database for each test file, since writers of one database wait for each other; a schema for each that is asked for. */
class PostgresDatabases extends Databases {
  readonly engine = 'postgres'
  readonly #name = `t_${randomUUID().replaceAll('-', '')}`
  #made: Promise<URL> | undefined
  #schemas = 0

  async #on(url: URL, statement: string): Promise<void> {
    const database = openDatabase({ engine: 'postgres', url: url.href, poolSize: 1 })
    await sql
      .raw(statement)
      .execute(database)
      .finally(() => database.destroy())
  }

  async #makeDatabase(): Promise<URL> {
    const url = await askForServer()
    await this.#on(url, `create database ${this.#name}`)
    url.pathname = `/${this.#name}`
    return url
  }

  async location(): Promise<DatabaseLocation> {
    this.#made ??= this.#makeDatabase()
    const url = new URL(await this.#made)
    this.#schemas += 1
    const schema = `s${this.#schemas}`
    await this.#on(url, `create schema ${schema}`)
    url.searchParams.set('options', `-c search_path=${schema}`)
    return { engine: 'postgres', url: url.href, poolSize: 5 }
  }

  override async end(): Promise<void> {
    if (this.#made) await this.#on(await askForServer(), `drop database ${this.#name} with (force)`)
  }
}

function describeOn(title: string, databases: Databases, tests: (databases: TestDatabases) => void): void {
  describe(title, () => {
    afterEach(() => databases.clean())
    afterAll(() => databases.end())
    tests(databases)
  })
}

/** Runs tests on PostgreSQL; skips them, and says so, where none is installed. */
export function describePostgres(title: string, tests: (databases: TestDatabases) => void): void {
  const installed = postgresFolder() !== undefined
  describe.skipIf(!installed)(installed ? 'PostgreSQL' : 'PostgreSQL is not installed', () => {
    describeOn(title, new PostgresDatabases(), tests)
  })
}

/** Runs the same tests on both engines. */
export function describeEngines(title: string, tests: (databases: TestDatabases) => void): void {
  describe('SQLite', () => describeOn(title, new SqliteDatabases(), tests))
  describePostgres(title, tests)
}
