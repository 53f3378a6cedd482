import { type Kysely, type Migration, sql } from 'kysely'

const limbs = 'l0 bigint not null, l1 bigint not null, l2 bigint not null, l3 bigint not null'

const statements = [
  `create table mirror_opportunity (
    catalog text not null, id text not null, stage text not null, review_status text not null,
    close_date text not null, owner_email text not null, company_key text not null, search text not null,
    status_since text not null, version_ms bigint not null, complete integer not null,
    primary key (catalog, id))`,
  `create table mirror_document (
    catalog text not null, id text not null, card text not null, doc text not null, primary key (catalog, id))`,
  `create table mirror_spend (
    catalog text not null, id text not null, currency text not null, ${limbs}, primary key (catalog, id, currency))`,
  `create table mirror_stage_day (
    catalog text not null, stage text not null, close_date text not null, deals integer not null,
    primary key (catalog, stage, close_date))`,
  `create table mirror_stage_spend (
    catalog text not null, stage text not null, currency text not null, deals integer not null, ${limbs},
    primary key (catalog, stage, currency))`,
  `create table mirror_owner (
    catalog text not null, email text not null, name text not null, deals integer not null,
    primary key (catalog, email, name))`,
  `create table mirror_state (
    catalog text not null primary key, revision integer not null, as_of text, synced_through_ms bigint,
    full_sync_at text)`,
  // Holds every column a filter asks for, so that filtering the board reads this index and nothing else.
  `create index mirror_board on mirror_opportunity
    (catalog, stage, close_date, id, review_status, owner_email, search)`,
  'create index mirror_waiting on mirror_opportunity (catalog, review_status, status_since, id)',
  'create index mirror_company on mirror_opportunity (catalog, company_key, id)',
  'create index mirror_incomplete on mirror_opportunity (catalog, complete, version_ms, id)',
]

export const first: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
