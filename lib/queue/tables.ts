import type { Kysely, Transaction } from 'kysely'

export interface QueueTables {
  queue_write: WriteRow
  /** One row. Whoever changes the queue raises it first, so that changes come one after the other on any engine. */
  queue_turn: { name: string; number: number | string }
}

/** JSON in `content`, `attempt`, `failure` and `task`; see `queued-write.ts`. Instants are epoch milliseconds by our clock. */
export interface WriteRow {
  id: string
  /** Its place: lower goes first. A write that is tried anew gets a new one. PostgreSQL hands out bigint as text. */
  number: number | string
  catalog: string
  record_id: string
  kind: string
  user_id: string
  user_name: string
  /** 0 goes before 1. */
  priority: number
  batch_id: string | null
  content: string
  state: string
  attempts: number
  not_before_ms: number | string
  /** Somebody waits for the answer until then: what goes wrong before is theirs to mend, in the form they still have. */
  awaited_until_ms: number | string | null
  /** By this AWS knows a creation or submission that comes twice. */
  client_token: string
  /** What was sent without an answer yet. */
  attempt: string | null
  failure: string | null
  /** What AWS answered to a submission. */
  task: string | null
  /** AWS's version of the record after the write. */
  version: string | null
  /** The mirror's, made by storing the answer. */
  revision: number | string | null
  /** The record that a `create` made. */
  made_id: string | null
  /** The term of the worker that has it. */
  term: number | string | null
  created_ms: number | string
  settled_ms: number | string | null
  /** See `Destination`; null for a write of a version that did not tell. */
  source: string | null
}

export type QueueDatabase = Kysely<QueueTables>
export type QueueTransaction = Transaction<QueueTables>
