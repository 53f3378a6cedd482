import { type Kysely, type Migration, sql } from 'kysely'

const statements = [
  // Holds what may be filtered by besides, as `mirror_board` does: most people look at their own deals.
  `create index mirror_owned on mirror_opportunity
    (catalog, owner_email, stage, close_date, id, review_status, search)`,
  'create index mirror_reviewed on mirror_opportunity (catalog, review_status, stage, close_date, id)',
]

/** Columns, counts and pages of one owner's deals, or of those with one review status, without reading the others. */
export const filters: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
