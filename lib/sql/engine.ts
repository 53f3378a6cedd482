import { type Kysely, PostgresAdapter, type RawBuilder, sql } from 'kysely'

export type Engine = 'sqlite' | 'postgres'

export function engineOf<Tables>(database: Kysely<Tables>): Engine {
  return database.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite'
}

/**
 * Now by the database's clock, in whole milliseconds since 1970. All instances of Tandem that share a database share it;
 * their own clocks may differ. It moves on within a transaction.
 */
export function databaseNowMs<Tables>(database: Kysely<Tables>): RawBuilder<number> {
  return engineOf(database) === 'postgres'
    ? sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`
    : sql<number>`cast(unixepoch('now', 'subsec') * 1000 as integer)`
}
