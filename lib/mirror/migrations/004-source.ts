import { type Kysely, type Migration, sql } from 'kysely'

/** Which Partner Central a catalog's records came from. */
export const source: Migration = {
  async up(database: Kysely<unknown>) {
    await sql.raw('alter table mirror_state add column source text').execute(database)
  },
}
