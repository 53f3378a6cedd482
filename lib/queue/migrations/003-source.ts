import { type Kysely, type Migration, sql } from 'kysely'

/** The Partner Central that a write is meant for, by what tells it from others. */
export const source: Migration = {
  async up(database: Kysely<unknown>) {
    await sql.raw('alter table queue_write add column source text').execute(database)
  },
}
