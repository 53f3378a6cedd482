import { type Kysely, type Migration, sql } from 'kysely'

const statements = [
  'alter table mirror_opportunity add column times_sent_back integer not null default 0',
  "update mirror_opportunity set times_sent_back = 1 where review_status = 'Action Required'",
]

/** How often AWS sent a deal back. */
export const timesSentBack: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
