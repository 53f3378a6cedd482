import { saveOpportunityIn } from '@/lib/mirror/save'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import type { SubmissionTask } from '@/lib/opportunity/submission-task'
import type { Lease } from '@/lib/sql/lease'
import { type Destination, sortByDestination } from './destination'
import { markRecord } from './marks'
import { type Attempt, type QueuedWrite, type WriteFailure, writeOf } from './queued-write'
import { unmade } from './record-name'
import type { QueueDatabase, QueueTransaction } from './tables'
import { inTurn } from './turn'
import { writerOf } from './writer-of'

/** What became of a write that a worker had. */
export type Outcome =
  | { state: 'sent'; record?: Opportunity | undefined; madeId?: string; task?: SubmissionTask }
  /** For the seller to decide. `record` is what AWS has, where it was read; `task` what it answered to a submission. */
  | {
      state: 'refused' | 'conflict' | 'held'
      failure: WriteFailure
      record?: Opportunity | undefined
      task?: SubmissionTask
    }
  /** To be tried again no sooner than in so many ms. */
  | { state: 'queued'; failure?: WriteFailure; pauseMs: number }

/** This worker is no longer the one: whatever it was about to do is for its successor. */
export class LeaseLostError extends Error {
  override name = 'LeaseLostError'

  constructor() {
    super('Another process sends the changes now')
  }
}

async function assertHeld(transaction: QueueTransaction, lease: Lease): Promise<void> {
  if (!lease.isHeld() || !(await lease.isHeldIn(transaction))) throw new LeaseLostError()
}

/**
 * What another worker had when it ended is in doubt, and is taken up again; see `sortByDestination` for the rest. Called
 * once with each new lease.
 */
export function takeOver(
  database: QueueDatabase,
  lease: Lease,
  destination: Destination,
  now: Date,
): Promise<void> {
  return inTurn(database, async ({ transaction }) => {
    await assertHeld(transaction, lease)
    await transaction
      .updateTable('queue_write')
      .set({ state: 'queued', not_before_ms: now.getTime(), term: null })
      .where('catalog', '=', destination.catalog)
      .where('state', '=', 'sending')
      .execute()
    await sortByDestination(transaction, destination, now)
  })
}

/**
 * The next write that may go: a record's first, interactive ones before bulk, in their order. What is meant for a record
 * that is still to be made waits for its creation.
 */
function nextDue(transaction: QueueTransaction, { catalog, source }: Destination, now: Date) {
  return transaction
    .selectFrom('queue_write as write')
    .selectAll()
    .where('catalog', '=', catalog)
    .where('source', '=', source)
    .where('state', '=', 'queued')
    .where('not_before_ms', '<=', now.getTime())
    .where((eb) =>
      eb.or([
        eb('kind', '=', 'create'),
        eb.and([
          eb('record_id', 'not like', `${unmade}%`),
          eb.not(
            eb.exists(
              eb
                .selectFrom('queue_write as earlier')
                .select('earlier.id')
                .whereRef('earlier.catalog', '=', 'write.catalog')
                .whereRef('earlier.record_id', '=', 'write.record_id')
                .whereRef('earlier.number', '<', 'write.number')
                .where('earlier.state', 'in', ['queued', 'sending']),
            ),
          ),
        ]),
      ]),
    )
    .orderBy('priority')
    .orderBy('number')
    .limit(1)
    .executeTakeFirst()
}

function isStillAwaited(
  { awaited_until_ms }: { awaited_until_ms: number | string | null },
  now: Date,
): boolean {
  return awaited_until_ms !== null && Number(awaited_until_ms) > now.getTime()
}

/** @returns The write this worker has now; undefined when none is due. @throws LeaseLostError */
export function claim(
  database: QueueDatabase,
  lease: Lease,
  destination: Destination,
  now: Date,
): Promise<QueuedWrite | undefined> {
  return inTurn(database, async ({ transaction }) => {
    await assertHeld(transaction, lease)
    const due = await nextDue(transaction, destination, now)
    if (!due) return undefined
    await transaction
      .updateTable('queue_write')
      .set({
        state: 'sending',
        attempts: due.attempts + 1,
        term: lease.term,
        // Whoever waited has gone without a word, as a process that was killed does.
        ...(!isStillAwaited(due, now) && { awaited_until_ms: null }),
      })
      .where('id', '=', due.id)
      .execute()
    const write = { ...writeOf(due), state: 'sending' as const, attempts: due.attempts + 1 }
    await markRecord(transaction, write.catalog, write.recordId)
    return write
  })
}

/** Notes what is about to be sent, before it is. @throws LeaseLostError: then it must not be sent. */
export async function noteAttempt(
  database: QueueDatabase,
  lease: Lease,
  id: string,
  attempt: Attempt,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await assertHeld(transaction, lease)
    await transaction
      .updateTable('queue_write')
      .set({ attempt: JSON.stringify(attempt) })
      .where('id', '=', id)
      .where('term', '=', lease.term)
      .execute()
  })
}

function taskText({ task }: { task?: SubmissionTask }): string | null {
  return task === undefined ? null : JSON.stringify(task)
}

function changesFor(outcome: Outcome, row: { awaited_until_ms: number | string | null }, now: Date) {
  const at = now.getTime()
  switch (outcome.state) {
    case 'sent':
      return {
        state: 'sent',
        attempt: null,
        failure: null,
        version: outcome.record?.LastModifiedDate ?? null,
        made_id: outcome.madeId ?? null,
        task: taskText(outcome),
        settled_ms: at,
      }
    case 'queued': {
      const failure = outcome.failure === undefined ? null : JSON.stringify(outcome.failure)
      return { state: 'queued', failure, not_before_ms: at + Math.round(outcome.pauseMs) }
    }
    case 'refused':
    case 'conflict':
    case 'held': {
      // Whoever still waits gets the reason on the form that holds the text, so there is nothing to keep.
      const isAwaited = isStillAwaited(row, now)
      return {
        state: isAwaited ? 'cancelled' : outcome.state,
        ...(!isAwaited && { awaited_until_ms: null }),
        attempt: null,
        failure: JSON.stringify(outcome.failure),
        task: taskText(outcome),
        settled_ms: at,
      }
    }
  }
}

/** The record has its name now: what was ordered for it meanwhile follows under that. */
async function nameRecord(transaction: QueueTransaction, write: QueuedWrite, madeId: string): Promise<void> {
  await transaction
    .updateTable('queue_write')
    .set({ record_id: madeId })
    .where('catalog', '=', write.catalog)
    .where('record_id', '=', write.recordId)
    .execute()
}

async function noteRevision(
  transaction: QueueTransaction,
  id: string,
  revision: number | undefined,
): Promise<void> {
  if (revision === undefined) return
  await transaction.updateTable('queue_write').set({ revision }).where('id', '=', id).execute()
}

/**
 * Stores what became of a write, with the record as AWS has it now: both are known at once or not at all.
 * @returns false when the write is another worker's by now, which will find out for itself.
 */
export function settle(
  database: QueueDatabase,
  lease: Lease,
  write: QueuedWrite,
  outcome: Outcome,
  now: Date,
): Promise<boolean> {
  return inTurn(database, async ({ transaction }) => {
    const row = await transaction
      .selectFrom('queue_write')
      .select(['awaited_until_ms'])
      .where('id', '=', write.id)
      .where('state', '=', 'sending')
      .where('term', '=', lease.term)
      .executeTakeFirst()
    if (!row) return false
    await transaction
      .updateTable('queue_write')
      .set({ ...changesFor(outcome, row, now), term: null })
      .where('id', '=', write.id)
      .execute()
    const { record, task } = outcome.state === 'queued' ? {} : outcome
    if (record) {
      // A submission that failed comes after an edit that AWS has.
      const isWritten = outcome.state === 'sent' || (write.content.kind === 'update' && task !== undefined)
      const by = isWritten ? writerOf(write) : undefined
      const revision = await saveOpportunityIn(transaction, write.catalog, record, { at: now, by })
      await noteRevision(transaction, write.id, revision)
    }
    const madeId = outcome.state === 'sent' ? outcome.madeId : undefined
    if (madeId !== undefined) await nameRecord(transaction, write, madeId)
    await markRecord(transaction, write.catalog, madeId ?? write.recordId)
    return true
  })
}
