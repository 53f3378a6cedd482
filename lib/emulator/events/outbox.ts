import type { Selectable } from 'kysely'
import type { Session, Store } from '../store/store'
import type { EventEnvelope } from './envelope'
import type { EventOutboxTable } from './tables'

export type OutboxRow = Selectable<EventOutboxTable>

/** One event on its way to the outbox. */
export interface Outgoing {
  /** Id of what it is about. */
  subject: string
  envelope: EventEnvelope
}

/** An undelivered event is given up after this long, as EventBridge does. */
export const longestWaitMilliseconds = 24 * 60 * 60_000

/** Puts events into the outbox, in the transaction of the change they tell of. */
export async function addToOutbox(
  { database }: Session,
  events: readonly Outgoing[],
  now: number,
): Promise<void> {
  for (const { subject, envelope } of events) {
    const lane = `${envelope.account} ${envelope.detail.catalog} ${subject}`
    const before = await database
      .selectFrom('event_outbox')
      .select('number')
      .where('lane', '=', lane)
      .limit(1)
      .executeTakeFirst()
    await database
      .insertInto('event_outbox')
      .values({
        lane,
        envelope: JSON.stringify(envelope),
        created: now,
        attempts: 0,
        due: before ? null : now,
      })
      .execute()
  }
}

/** The first of each lane whose time has come, oldest first. */
export function dueFromOutbox(store: Store, now: number, limit: number): Promise<OutboxRow[]> {
  return store.read.database
    .selectFrom('event_outbox')
    .selectAll()
    .where('due', '<=', now)
    .orderBy('due')
    .orderBy('number')
    .limit(limit)
    .execute()
}

/** @returns When the next event is to be sent, epoch milliseconds of the machine's clock. */
export async function nextOutboxDue(store: Store): Promise<number | undefined> {
  const row = await store.read.database
    .selectFrom('event_outbox')
    .select('due')
    .where('due', 'is not', null)
    .orderBy('due')
    .limit(1)
    .executeTakeFirst()
  return row?.due ?? undefined
}

/** The event has arrived, or is given up: the next of its lane may go. */
export function removeFromOutbox(store: Store, { number, lane }: OutboxRow, now: number): Promise<void> {
  return store.write(async ({ database }) => {
    await database.deleteFrom('event_outbox').where('number', '=', number).execute()
    const next = await database
      .selectFrom('event_outbox')
      .select('number')
      .where('lane', '=', lane)
      .orderBy('number')
      .limit(1)
      .executeTakeFirst()
    if (!next) return
    await database.updateTable('event_outbox').set({ due: now }).where('number', '=', next.number).execute()
  })
}

export function postponeInOutbox(store: Store, { number, attempts }: OutboxRow, due: number): Promise<void> {
  return store.write(async ({ database }) => {
    await database
      .updateTable('event_outbox')
      .set({ attempts: attempts + 1, due })
      .where('number', '=', number)
      .execute()
  })
}
