import { type Kysely, type Migration, sql } from 'kysely'

const statements = [
  'alter table mirror_opportunity add column gone_since text',
  'alter table mirror_state add column reading_at text',
  'alter table mirror_state add column reading_through_ms bigint',
  'alter table mirror_state add column detailed_at text',
  'alter table mirror_state add column failure text',
  'alter table mirror_state add column failing_since text',
  'alter table mirror_state add column next_try_at text',
  'update mirror_state set detailed_at = full_sync_at',
  'create table mirror_seen (catalog text not null, id text not null, primary key (catalog, id))',
  'create table mirror_event (id text not null primary key, seen_ms bigint not null)',
  'create index mirror_event_seen on mirror_event (seen_ms)',
]

/** How far a full reading has come, what it has not met again, why AWS is not read, and which events are known. */
export const sync: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
