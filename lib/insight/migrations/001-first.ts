import { type Kysely, type Migration, sql } from 'kysely'

const statements = [
  `create table insight_rate (
    id text not null primary key, catalog text not null, base text not null, currency text not null,
    rate text not null, as_of text not null, set_ms bigint not null, set_by_id text not null,
    set_by_name text not null, withdrawn_ms bigint, withdrawn_by_id text, withdrawn_by_name text)`,
  'create index insight_rate_order on insight_rate (catalog, base, as_of, set_ms, id)',
  `create table insight_weight (
    catalog text not null, stage text not null, percent integer not null, set_ms bigint not null,
    set_by_id text not null, set_by_name text not null, primary key (catalog, stage))`,
]

/** What a manager sets for insights: exchange rates, each with its day, and how much a stage counts. */
export const first: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
