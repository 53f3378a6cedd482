import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type TransactionSettings,
} from 'kysely'
import Libsql from 'libsql'
import { bindable } from './bindable'
import { explained } from './database-error'
import { sqliteBusyMs } from './timeouts'

function explaining<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw explained(error)
  }
}

type Guarded = NonNullable<Awaited<SqliteDialectConfig['database']>> & object

function guarded(database: Libsql.Database): Guarded {
  const prepared = statementCache((sql) => {
    const statement = database.prepare(sql)
    return {
      reader: statement.reader,
      all: (parameters: readonly unknown[]) => explaining(() => statement.all(parameters.map(bindable))),
      run: (parameters: readonly unknown[]) => explaining(() => statement.run(parameters.map(bindable))),
      // Rows are taken one by one while others may ask the same question, so this one is not shared.
      iterate: (parameters: readonly unknown[]) => database.prepare(sql).iterate(parameters.map(bindable)),
    }
  })
  return { close: () => database.close(), prepare: prepared } as never
}

/** Enough for every query an application writes; lists of ids make new ones without end. */
const mostStatements = 200

/** Preparing a statement takes SQLite as long as answering it. A change of the schema starts over. */
function statementCache<Statement>(prepare: (sql: string) => Statement): (sql: string) => Statement {
  const statements = new Map<string, Statement>()
  return (sql) => {
    const known = statements.get(sql)
    if (known) return known
    if (statements.size >= mostStatements || /^\s*(create|alter|drop)\b/i.test(sql)) statements.clear()
    const statement = prepare(sql)
    statements.set(sql, statement)
    return statement
  }
}

/** Kysely begins deferred transactions; two processes that both read first then fail with SQLITE_BUSY. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings = {},
  ): Promise<void> {
    const begin = settings.accessMode === 'read only' ? 'begin' : 'begin immediate'
    await connection.executeQuery(CompiledQuery.raw(begin))
  }

  /** SQLite ends a transaction by itself when the disk is full; the failure to report is the one before. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => {})
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig
  constructor(config: SqliteDialectConfig) {
    super(config)
    this.#config = config
  }
  override createDriver() {
    return new ImmediateDriver(this.#config)
  }
}

const settings = [
  // First, so that the next one waits as well for another process that is just making the file.
  `busy_timeout=${sqliteBusyMs}`,
  'journal_mode=WAL',
  'foreign_keys=ON',
  // 32 MB at most, in KiB: with the usual 2 MB a search over 100,000 deals reads its index anew each time.
  'cache_size=-32768',
]

/**
 * Opens (and makes, in a folder that only our own user may enter) a SQLite file; `:memory:` for a database that lives as
 * long as the handle.
 * Every commit is on disk before it is acknowledged: WAL with synchronous=FULL. Not so with `durable: false`, several times
 * faster, for a file that is thrown away when its making is cut short.
 * Calls are synchronous inside: page everything.
 */
export function openSqlite<Tables>(file: string, options: SqliteOptions = {}): Kysely<Tables> {
  return openSqliteFile<Tables>(file, options).database
}

export interface SqliteOptions {
  durable?: boolean | undefined
}

/** A statement on the connection itself, past the query builder: for what must answer within microseconds. */
export interface Statement<Row> {
  all(parameters: readonly unknown[]): Row[]
  run(parameters: readonly unknown[]): void
}

export interface SqliteFile<Tables> {
  database: Kysely<Tables>
  /** On the same connection as `database`, so whoever uses it sees what an open transaction has written so far. */
  prepare<Row>(sql: string): Statement<Row>
}

/** As `openSqlite`, with a way past the query builder. */
export function openSqliteFile<Tables>(
  file: string,
  { durable = true }: SqliteOptions = {},
): SqliteFile<Tables> {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const database = new Libsql(file)
  for (const setting of settings) database.exec(`pragma ${setting}`)
  database.exec(`pragma synchronous=${durable ? 'FULL' : 'OFF'}`)
  return {
    database: new Kysely<Tables>({ dialect: new ImmediateDialect({ database: guarded(database) }) }),
    prepare<Row>(sql: string): Statement<Row> {
      const statement = database.prepare(sql)
      return {
        all: (parameters) => statement.all(parameters.map(bindable)) as Row[],
        run: (parameters) => void statement.run(parameters.map(bindable)),
      }
    },
  }
}
