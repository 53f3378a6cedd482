import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import pg from 'pg'
import { bindable } from './bindable'
import { explained } from './database-error'
import { idleInTransactionMs, postgresTimeouts } from './timeouts'

/** Any number: whoever else uses this database must not take the same. */
const writerLock = 8_240_160_521

/** Values as SQLite gives them: whole numbers as numbers, booleans as 0 and 1, JSON as its text. */
const parsers: Record<number, (text: string) => unknown> = {
  [pg.types.builtins.INT8]: wholeNumber,
  [pg.types.builtins.NUMERIC]: (text) => (/^-?\d+$/.test(text) ? wholeNumber(text) : text),
  [pg.types.builtins.BOOL]: (text) => (text === 't' ? 1 : 0),
  [pg.types.builtins.JSON]: String,
  [pg.types.builtins.JSONB]: String,
}

/** One that JavaScript cannot hold stays text: better a wrong type than a wrong number. */
function wholeNumber(text: string): number | string {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : text
}

const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return (format !== 'binary' && parsers[oid]) || pg.types.getTypeParser(oid, format)
  },
} as pg.CustomTypesConfig

/** A connection that binds values as the SQLite side does and tells a lost database from a wrong question. */
class GuardedConnection implements DatabaseConnection {
  constructor(readonly inner: DatabaseConnection) {}

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      return await this.inner.executeQuery<Row>({ ...query, parameters: query.parameters.map(bindable) })
    } catch (error) {
      throw explained(error)
    }
  }

  streamQuery<Row>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.inner.streamQuery<Row>(query, chunkSize)
  }
}

class GuardedDriver extends PostgresDriver {
  readonly #guarded = new WeakMap<DatabaseConnection, GuardedConnection>()

  override async acquireConnection(): Promise<DatabaseConnection> {
    const inner = await super.acquireConnection().catch((error: unknown) => {
      throw explained(error)
    })
    const guarded = this.#guarded.get(inner) ?? new GuardedConnection(inner)
    this.#guarded.set(inner, guarded)
    return guarded
  }

  override async releaseConnection(connection: DatabaseConnection): Promise<void> {
    // The parameter's type is Kysely's; what comes back is what `acquireConnection` gave.
    await super.releaseConnection((connection as GuardedConnection).inner as never)
  }

  /**
   * Read-only transactions see one moment. All others are one at a time, as on SQLite: what they read stays true until they
   * commit. Nearly every one of them writes the mirror's revision or the queue's order, so under row locks alone they would
   * wait for each other too, only later, and fail.
   */
  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    if (settings.accessMode === 'read only') {
      await connection.executeQuery(CompiledQuery.raw('begin isolation level repeatable read read only'))
      return
    }
    await connection.executeQuery(CompiledQuery.raw('begin'))
    try {
      await connection.executeQuery(CompiledQuery.raw(`select pg_advisory_xact_lock(${writerLock})`))
    } catch (error) {
      await this.rollbackTransaction(connection)
      throw error
    }
  }

  /** On a connection that is lost the server has rolled back by itself; the failure to report is the one before. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => {})
  }
}

class GuardedDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig
  constructor(config: PostgresDialectConfig) {
    super(config)
    this.#config = config
  }
  override createDriver() {
    return new GuardedDriver(this.#config)
  }
}

/** libpq's meaning of `sslmode`, which is what PostgreSQL's own documentation describes. */
function withUsualTls(url: string): string {
  const parsed = new URL(url)
  if (parsed.searchParams.has('sslmode')) parsed.searchParams.set('uselibpqcompat', 'true')
  return parsed.href
}

/** One outage breaks every connection. */
const lostAgainMs = 5_000

function onceIn(ms: number, tell: PostgresOptions['onLost']): (error: unknown) => void {
  let toldAt = Number.NEGATIVE_INFINITY
  return (error) => {
    if (performance.now() - toldAt < ms) return
    toldAt = performance.now()
    tell?.(explained(error))
  }
}

export interface PostgresOptions {
  /** Connections at most, 10 unless told. */
  poolSize?: number | undefined
  /** Told when connections break that nobody is waiting for, once for all that break within a few seconds. */
  onLost?: (error: unknown) => void
}

/**
 * Opens a PostgreSQL database. Connections are made when they are needed, and made anew after the database was gone.
 * @param url `postgres://user:password@host:5432/database`, with TLS as `?sslmode=verify-full&sslrootcert=/path/ca.pem` says.
 * @throws DatabaseUnavailableError from every query while it cannot be reached.
 */
export function openPostgres<Tables>(url: string, options: PostgresOptions = {}): Kysely<Tables> {
  const pool = new pg.Pool({
    connectionString: withUsualTls(url),
    application_name: 'tandem',
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: 5_000,
    // Longer than the sync is ever quiet: whoever restores a backup sees that somebody is here.
    idleTimeoutMillis: 10 * 60_000,
    keepAlive: true,
    statement_timeout: postgresTimeouts.usual.statementMs,
    lock_timeout: postgresTimeouts.usual.lockMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    types,
  })
  // Without listeners an error between two queries would end the process. Whoever uses a connection learns of it himself.
  pool.on('connect', (client) => client.on('error', () => {}))
  pool.on('error', onceIn(lostAgainMs, options.onLost))
  return new Kysely<Tables>({ dialect: new GuardedDialect({ pool }) })
}
