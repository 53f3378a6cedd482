import type { Kysely } from 'kysely'
import { openPostgres, type PostgresOptions } from './postgres'
import { openSqlite } from './sqlite'

/** Where Tandem's own database is. */
export type DatabaseLocation =
  | { engine: 'sqlite'; file: string }
  | { engine: 'postgres'; url: string; poolSize?: number | undefined }

/** Opens Tandem's own database on either engine. One set of queries serves both; what differs is in this folder. */
export function openDatabase<Tables>(
  location: DatabaseLocation,
  options: Pick<PostgresOptions, 'onLost'> = {},
): Kysely<Tables> {
  return location.engine === 'postgres'
    ? openPostgres<Tables>(location.url, { ...options, poolSize: location.poolSize })
    : openSqlite<Tables>(location.file)
}
