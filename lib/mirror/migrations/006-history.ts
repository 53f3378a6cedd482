import { type Kysely, type Migration, sql } from 'kysely'

const statements = [
  `create table mirror_history (
    catalog text not null, id text not null, number integer not null, kind text not null, at text not null,
    seen_at text not null, version text not null, who text not null, changes text not null,
    primary key (catalog, id, number))`,
  'create index mirror_history_seen on mirror_history (catalog, seen_at, id, number)',
  'alter table mirror_opportunity add column entries integer not null default 0',
  'alter table mirror_opportunity add column detailed integer not null default 0',
  'alter table mirror_opportunity add column stage_since text',
  'alter table mirror_opportunity add column stage_or_earlier integer not null default 0',
  'alter table mirror_opportunity add column next_step_since text',
  'update mirror_opportunity set detailed = complete',
]

/** What changed in a deal, when and by whom; since when it is at its stage and says its next step. */
export const history: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
