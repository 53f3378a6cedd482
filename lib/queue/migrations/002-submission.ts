import { type Kysely, type Migration, sql } from 'kysely'

/** What AWS answered to the submission that a write was or ended with. */
export const submission: Migration = {
  async up(database: Kysely<unknown>) {
    await sql.raw('alter table queue_write add column task text').execute(database)
  },
}
