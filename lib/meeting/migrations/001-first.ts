import { type Kysely, type Migration, sql } from 'kysely'

const statements = [
  `create table meeting (
    id text not null primary key, catalog text not null, name text not null, scope text not null,
    scope_key text not null, since text not null, previous_id text, started_ms bigint not null,
    started_by_id text not null, started_by_name text not null, ended_ms bigint,
    presenter_id text, presenter_name text, presenter_seen_ms bigint, term bigint not null,
    view text not null, view_deal text, view_since_ms bigint not null, revision bigint not null,
    spent_ms bigint not null, counted_ms bigint not null, snapshot text)`,
  'create index meeting_list on meeting (catalog, started_ms)',
  'create index meeting_scope_last on meeting (catalog, scope_key, ended_ms)',
  `create table meeting_item (
    meeting_id text not null, deal_id text not null, position integer not null, reasons text not null,
    state text not null, added_by_id text, added_by_name text, spent_ms bigint not null,
    primary key (meeting_id, deal_id))`,
  `create table meeting_decision (
    id text not null primary key, meeting_id text not null, number bigint not null, deal_id text not null,
    kind text not null, was text, now text not null, detail text not null, by_id text not null,
    by_name text not null, at_ms bigint not null, write_id text, outcome text, outcome_ms bigint, reason text)`,
  'create unique index meeting_decision_order on meeting_decision (meeting_id, number)',
  'create index meeting_decision_outcome on meeting_decision (outcome)',
  `create table meeting_attendee (
    meeting_id text not null, user_id text not null, name text not null, role text not null,
    first_ms bigint not null, seen_ms bigint not null, primary key (meeting_id, user_id))`,
  `create table meeting_scope (
    id text not null primary key, catalog text not null, name text not null, filter text not null,
    is_shared integer not null, by_id text not null, by_name text not null)`,
  'create index meeting_scope_list on meeting_scope (catalog, name)',
]

/** Meetings with their agendas, decisions and attendees, and the scopes that are saved for them. */
export const first: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
