import { type Kysely, type Migration, sql } from 'kysely'

const statements = [
  `create table queue_write (
    id text not null primary key, number bigint not null, catalog text not null, record_id text not null,
    kind text not null, user_id text not null, user_name text not null, priority integer not null, batch_id text,
    content text not null, state text not null, attempts integer not null, not_before_ms bigint not null,
    awaited_until_ms bigint, client_token text not null, attempt text, failure text, version text, revision bigint,
    made_id text, term bigint,
    created_ms bigint not null, settled_ms bigint)`,
  'create unique index queue_order on queue_write (number)',
  'create index queue_record on queue_write (catalog, record_id, state, number)',
  'create index queue_due on queue_write (state, priority, number)',
  'create index queue_batch on queue_write (batch_id, number)',
  'create index queue_settled on queue_write (state, settled_ms)',
  'create table queue_turn (name text not null primary key, number bigint not null)',
  "insert into queue_turn (name, number) values ('write', 0)",
]

/** The writes on their way to AWS, and the number of the last one. */
export const first: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
