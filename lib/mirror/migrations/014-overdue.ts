import { type Kysely, type Migration, sql } from 'kysely'

const statements = [
  "alter table mirror_state add column overdue_before text not null default ''",
  "delete from mirror_total where close_date <> '*'",
]

/** What is overdue is one total in place of one a day; the next save counts it. */
export const overdue: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
