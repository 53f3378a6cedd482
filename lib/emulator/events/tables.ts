import { type Generated, type Kysely, type Migration, sql } from 'kysely'

/** Events that a destination has not taken yet. */
export interface EventOutboxTable {
  /** Order of happening. */
  number: Generated<number>
  /** Who is told about what: within a lane one event is sent after the other. */
  lane: string
  /** JSON of the envelope, as every attempt sends it. */
  envelope: string
  /** Epoch milliseconds of the machine's clock, as is `due`. */
  created: number
  attempts: number
  /** When it is sent next; null while another of its lane is before it. */
  due: number | null
}

export const eventsMigration: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of eventTables) await sql.raw(statement).execute(database)
  },
}

const eventTables = [
  `create table event_outbox (
    number integer primary key autoincrement, lane text not null, envelope text not null, created integer not null,
    attempts integer not null, due integer)`,
  'create index event_outbox_by_due on event_outbox (due, number) where due is not null',
  'create index event_outbox_by_lane on event_outbox (lane, number)',
]
