import { type Kysely, type Migration, sql } from 'kysely'

const statements = [
  'alter table mirror_opportunity add column revision integer not null default 0',
  'create index mirror_changed on mirror_opportunity (catalog, revision)',
]

/** Which deals changed since a revision. */
export const changes: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
